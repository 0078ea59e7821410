import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShareKeys } from './referrals/share-code';

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

const complete = (kept: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  CARD_POINTS_KEY: deriveKey(kept, 'CARD_POINTS_KEY'),
  TOP_UPS_KEY: deriveKey(kept, 'TOP_UPS_KEY'),
  BILLERS_KEY: deriveKey(kept, 'BILLERS_KEY'),
  BANK_DEBITS_KEY: deriveKey(kept, 'BANK_DEBITS_KEY'),
  ...kept,
});

/**
 * The secrets of a machine that plays the outside world itself: made once, kept beside the data they protect. They appear in
 * one step (a link to a finished file), so two first starts at once agree on them.
 */
export const keepSecrets = async (dataDir: string): Promise<NodeJS.ProcessEnv> => {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return complete(JSON.parse(kept) as NodeJS.ProcessEnv);
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 });
  await link(draft, file).catch(() => undefined); // another start was faster: its secrets are read below
  await rm(draft);
  return complete(JSON.parse(await readFile(file, 'utf8')) as NodeJS.ProcessEnv);
};

/** `2:base64,1:base64` as keys by number; the first signs. */
export const parseShareKeys = (text: string): ShareKeys => {
  const pairs = text.split(',').map((pair) => {
    const [number = '', key = ''] = pair.split(':');
    return [Number(number), Buffer.from(key, 'base64')] as const;
  });
  return { current: pairs[0]?.[0] ?? 0, keys: new Map(pairs) };
};
