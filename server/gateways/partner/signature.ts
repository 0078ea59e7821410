import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What both partner systems sign, by HMAC-SHA-256 under the key we share: a question by its method, path, second, nonce and
 * body, an answer by its status, second, body and the nonce of the question it answers. So nobody between us can make either,
 * change it, or give an old answer to a new question.
 */
export const SIGNED_HEADERS = { second: 'x-timestamp', nonce: 'x-nonce', signature: 'x-signature' } as const;

const hashOf = (body: string | Buffer): string => createHash('sha256').update(body).digest('hex');

const sign = (key: Buffer, lines: readonly (string | number)[]): string =>
  createHmac('sha256', key).update(lines.join('\n')).digest('base64');

export interface Question {
  method: string;
  /** As the partner's server sees it, with everything before it in the base address. */
  path: string;
  second: number;
  nonce: string;
  body: string;
}

export const signQuestion = (key: Buffer, { method, path, second, nonce, body }: Question): string =>
  sign(key, [method, path, second, nonce, hashOf(body)]);

export interface SignedAnswer {
  status: number;
  second: number;
  nonce: string;
  bytes: Buffer;
  signature: string;
}

export const isSigned = (key: Buffer, { status, second, nonce, bytes, signature }: SignedAnswer): boolean => {
  const expected = Buffer.from(sign(key, [status, second, nonce, hashOf(bytes)]));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
