import { callOutside, fieldsOf } from '../call';
import { authorize, whyNotTheirs, type Merchant, type Verifier } from './signature';

export interface WechatPayOptions extends Merchant, Verifier {
  /** A function, because the sandbox has no address before it listens. */
  baseUrl: () => string;
  appId: string;
  /** The APIv3 key, 32 bytes: opens notifications. */
  v3Key: Buffer;
  /** Where WeChat Pay tells us what happened. */
  notifyUrl: () => string;
  randomBytes: (size: number) => Buffer;
  timeoutMs?: number;
}

interface PayAnswer {
  status: number;
  /** Empty when the body is. */
  fields: Record<string, unknown>;
  /** WeChat Pay's own word for a refusal. */
  code: string;
}

const NONCE_BYTES = 16;

export const secondOf = (clock: WechatPayOptions['clock']): number => Math.floor(clock.now().getTime() / 1_000);

export const makeNonce = ({ randomBytes }: WechatPayOptions): string => randomBytes(NONCE_BYTES).toString('hex');

/** The headers of a question. They name the key that the answer is to be signed with: theirs, not a certificate. */
export const headersOf = async (options: WechatPayOptions, url: string, body: string | undefined): Promise<Record<string, string>> => {
  const { pathname, search } = new URL(url);
  const question = { method: body === undefined ? 'GET' : 'POST', path: pathname + search, second: secondOf(options.clock), nonce: makeNonce(options), body: body ?? '' };
  return {
    accept: 'application/json',
    'user-agent': 'micro-branch',
    authorization: await authorize(options, question),
    'wechatpay-serial': options.publicKeyId,
  };
};

/**
 * Asks WeChat Pay and gives what it signed, errors of its own as well. Throws an Error for everything else: no answer, one of
 * somebody else, one too old, nonsense. Its message holds nothing that was sent.
 */
export const callPay = async (options: WechatPayOptions, path: string, order?: object): Promise<PayAnswer> => {
  const url = `${options.baseUrl()}${path}`;
  const body = order && JSON.stringify(order);
  const { status, headers, bytes } = await callOutside({ url, headers: await headersOf(options, url, body), body, timeoutMs: options.timeoutMs });
  const why = whyNotTheirs(options, { headers, body: bytes });
  if (why !== undefined) throw new Error(`HTTP ${status} ${why}`);
  const fields = bytes.length === 0 ? {} : fieldsOf(bytes);
  if (!fields) throw new Error('not an object');
  const { code } = fields;
  return { status, fields, code: typeof code === 'string' ? code.slice(0, 64) : '' };
};

/** What is told of an answer that settles nothing. */
export const whyOf = ({ status, code }: PayAnswer): string => (code === '' ? `HTTP ${status}` : code);
