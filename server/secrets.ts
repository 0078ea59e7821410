import { createPrivateKey, createPublicKey, generateKeyPair, hkdfSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ShareKeys } from './referrals/share-code';
import { StartError } from './start-error';

const makeSecrets = () => ({
  WECHAT_APP_ID: `wx${randomBytes(8).toString('hex')}`,
  WECHAT_APP_SECRET: randomBytes(16).toString('hex'),
  SHARE_KEYS: `1:${randomBytes(32).toString('base64')}`,
  DATA_KEY: randomBytes(32).toString('base64'),
  TRACE_KEY: randomBytes(32).toString('base64'),
});

/**
 * A key that only we and our sandbox share, made of one that is kept: a file of before it was needed serves as well, and any
 * number of starts at once agree on it.
 */
const deriveKey = ({ DATA_KEY = '' }: NodeJS.ProcessEnv, name: string): string =>
  Buffer.from(hkdfSync('sha256', Buffer.from(DATA_KEY, 'base64'), '', name, 32)).toString('base64');

/** No secret, and the sandbox's own all the same. */
const SANDBOX_TEMPLATES = 'payment-result:sandbox-payment-result,bill-due:sandbox-bill-due,debit-notice:sandbox-debit-notice';

const complete = (kept: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  CARD_POINTS_KEY: deriveKey(kept, 'CARD_POINTS_KEY'),
  TOP_UPS_KEY: deriveKey(kept, 'TOP_UPS_KEY'),
  BILLERS_KEY: deriveKey(kept, 'BILLERS_KEY'),
  BANK_DEBITS_KEY: deriveKey(kept, 'BANK_DEBITS_KEY'),
  WECHAT_TEMPLATES: SANDBOX_TEMPLATES,
  ...kept,
});

const makePair = (): Promise<{ publicKey: string; privateKey: string }> =>
  promisify(generateKeyPair)('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** What a merchant has of WeChat Pay, and the key of the WeChat Pay that the sandbox plays. */
export const makePaySecrets = async () => {
  const [ours, theirs] = await Promise.all([makePair(), makePair()]);
  return {
    WECHAT_PAY_MCHID: '1900000001',
    WECHAT_PAY_SERIAL: randomBytes(20).toString('hex').toUpperCase(),
    WECHAT_PAY_PRIVATE_KEY: ours.privateKey,
    WECHAT_PAY_PUBLIC_KEY: theirs.publicKey,
    WECHAT_PAY_PUBLIC_KEY_ID: `PUB_KEY_ID_${randomBytes(16).toString('hex').toUpperCase()}`,
    WECHAT_PAY_V3_KEY: randomBytes(16).toString('hex'),
    WECHAT_PAY_SANDBOX_KEY: theirs.privateKey,
  };
};

/** What a file holds, or will: it appears in one step (a link to a finished one), so two first starts at once agree on it. */
const keep = async (file: string, make: () => object | Promise<object>): Promise<NodeJS.ProcessEnv> => {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as NodeJS.ProcessEnv;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(await make(), null, 2)}\n`, { mode: 0o600 });
  await link(draft, file).catch(() => undefined); // another start was faster: its secrets are read below
  await rm(draft);
  return JSON.parse(await readFile(file, 'utf8')) as NodeJS.ProcessEnv;
};

/** The secrets of a machine that plays the outside world itself: made once, kept beside the data they protect. */
export const keepSecrets = async (dataDir: string): Promise<NodeJS.ProcessEnv> => {
  await mkdir(dataDir, { recursive: true });
  const kept = await keep(join(dataDir, 'secrets.json'), makeSecrets);
  const pay = await keep(join(dataDir, 'wechat-pay.json'), makePaySecrets);
  return complete({ ...pay, ...kept });
};

/** A key of the configuration. A wrong one is named and never repeated. */
const parsePem = (read: (pem: string) => KeyObject) => (name: string, text: string): KeyObject => {
  try {
    return read(text.replaceAll('\\n', '\n'));
  } catch {
    throw new StartError(`The configuration is wrong:\n  ${name} is malformed; expected a whole key with \\n for the ends of lines`);
  }
};

export const parsePrivateKey = parsePem(createPrivateKey);
export const parsePublicKey = parsePem(createPublicKey);

/** `2:base64,1:base64` as keys by number; the first signs. */
export const parseShareKeys = (text: string): ShareKeys => {
  const pairs = text.split(',').map((pair) => {
    const [number = '', key = ''] = pair.split(':');
    return [Number(number), Buffer.from(key, 'base64')] as const;
  });
  return { current: pairs[0]?.[0] ?? 0, keys: new Map(pairs) };
};
