import { createHash } from 'node:crypto';

/**
 * The id of a transfer, made of what it is for: the same parts are the same transfer, whoever asks and however often. A key of
 * a client is one part beside the member's id, so nobody can name a transfer of somebody else.
 */
export const transferId = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};
