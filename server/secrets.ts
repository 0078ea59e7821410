import { randomBytes, randomUUID } from 'node:crypto';
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
 * The secrets of a machine that plays WeChat itself: made once, kept beside the data they protect. They appear in one step
 * (a link to a finished file), so two first starts at once agree on them.
 */
export const keepSecrets = async (dataDir: string): Promise<NodeJS.ProcessEnv> => {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return JSON.parse(kept) as NodeJS.ProcessEnv;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 });
  await link(draft, file).catch(() => undefined); // another start was faster: its secrets are read below
  await rm(draft);
  return JSON.parse(await readFile(file, 'utf8')) as NodeJS.ProcessEnv;
};

/** `2:base64,1:base64` as keys by number; the first signs. */
export const parseShareKeys = (text: string): ShareKeys => {
  const pairs = text.split(',').map((pair) => {
    const [number = '', key = ''] = pair.split(':');
    return [Number(number), Buffer.from(key, 'base64')] as const;
  });
  return { current: pairs[0]?.[0] ?? 0, keys: new Map(pairs) };
};
