import { callOutside, fieldsOf } from '../call';
import { isSigned, SIGNED_HEADERS, signQuestion } from './signature';

export interface PartnerOptions {
  /** A function, because the sandbox has no address before it listens. */
  baseUrl: () => string;
  /** Shared with the partner: signs what we ask, verifies what they answer. */
  key: Buffer;
  clock: { now(): Date };
  randomBytes: (size: number) => Buffer;
  timeoutMs?: number;
}

export interface PartnerAnswer {
  status: number;
  fields: Record<string, unknown>;
}

/** How far the partner's clock may be from ours. */
const SKEW_SECONDS_MAX = 300;
const NONCE_BYTES = 16;

const secondOf = (clock: PartnerOptions['clock']): number => Math.floor(clock.now().getTime() / 1_000);

/**
 * Asks a partner and gives what they signed. Throws an Error for everything else: no answer, one of somebody else or of
 * another question, one too old, nonsense. Its message holds nothing that was sent.
 */
export const callPartner = async (options: PartnerOptions, path: string, order?: object): Promise<PartnerAnswer> => {
  const { baseUrl, key, clock, randomBytes, timeoutMs } = options;
  const url = `${baseUrl()}${path}`;
  const nonce = randomBytes(NONCE_BYTES).toString('hex');
  const second = secondOf(clock);
  const body = order && JSON.stringify(order);
  const question = { method: body === undefined ? 'GET' : 'POST', path: new URL(url).pathname, second, nonce, body: body ?? '' };
  const headers = {
    [SIGNED_HEADERS.second]: String(second),
    [SIGNED_HEADERS.nonce]: nonce,
    [SIGNED_HEADERS.signature]: signQuestion(key, question),
  };
  const { status, headers: theirs, bytes } = await callOutside({ url, headers, body, timeoutMs });
  const answered = Number(theirs.get(SIGNED_HEADERS.second) ?? NaN);
  const signature = theirs.get(SIGNED_HEADERS.signature) ?? '';
  if (!isSigned(key, { status, second: answered, nonce, bytes, signature })) throw new Error(`HTTP ${status} without their signature`);
  if (!(Math.abs(answered - secondOf(clock)) <= SKEW_SECONDS_MAX)) throw new Error('their clock is too far from ours');
  const fields = fieldsOf(bytes);
  if (!fields) throw new Error('not an object');
  return { status, fields };
};
