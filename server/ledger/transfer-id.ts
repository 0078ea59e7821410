import { createHash } from 'node:crypto';

const LEADING_DIGITS = 12;

const uuidOf = (hex: string): string => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

const hashOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * The id of a transfer, made of what it is for: the same parts are the same transfer, whoever asks and however often. A key of
 * a client is one part beside the member's id, so nobody can name a transfer of somebody else.
 */
export const transferId = (...parts: readonly string[]): string => uuidOf(hashOf(parts));

/**
 * The id of a transfer that follows from something of ours: an order, a payment, another transfer. It begins as that does, with its
 * time, and so lies beside it in every index (docs/decisions/0010); 80 bits of hash tell the rest.
 */
export const transferIdOf = (cause: string, ...parts: readonly string[]): string => {
  const leading = cause.includes('-') ? cause.replaceAll('-', '') : BigInt(cause).toString(16).padStart(16, '0');
  return uuidOf(leading.slice(0, LEADING_DIGITS) + hashOf([cause, ...parts]));
};
