import { noAnswer, refusalOf } from './refusals';

export interface WechatOptions {
  /** A function, because the sandbox has no address before it listens. */
  baseUrl: () => string;
  appId: string;
  appSecret: string;
  clock: { now(): Date };
  timeoutMs?: number;
}

export interface WechatAnswer {
  bytes: Buffer;
  mediaType: string;
}

export interface Order {
  query?: Record<string, string>;
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: object;
}

const TIMEOUT_MS = 5_000;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** One call. Secrets travel in the address, so nothing of the address may reach a message or a log. */
export const call = async (
  { baseUrl, timeoutMs = TIMEOUT_MS }: WechatOptions,
  path: string,
  { query = {}, body }: Order,
): Promise<WechatAnswer> => {
  const operation = nameOf(path);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${baseUrl()}${path}?${new URLSearchParams(query)}`, {
    ...(body && post),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).then(
    async (response) => ({ response, bytes: Buffer.from(await response.arrayBuffer()) }),
    (error: Error) => Promise.reject(noAnswer(operation, error.name)),
  );
  const { response, bytes } = answer;
  if (!response.ok) throw noAnswer(operation, `HTTP ${response.status}`);
  if (bytes.length > ANSWER_BYTES_MAX) throw noAnswer(operation, `${bytes.length} bytes`);
  return { bytes, mediaType: (response.headers.get('content-type') ?? '').split(';')[0] ?? '' };
};

/** The fields of a JSON answer, whatever its label says. */
export const readFields = (path: string, { bytes }: WechatAnswer): Record<string, unknown> => {
  try {
    const fields: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof fields === 'object' && fields !== null) return fields as Record<string, unknown>;
  } catch {
    // What is not JSON is refused below, like JSON that holds no fields.
  }
  throw noAnswer(nameOf(path), 'not an object');
};

/** Calls and gives the fields of the answer; refuses when they are an errcode. */
export const callForFields = async (
  options: WechatOptions,
  path: string,
  order: Order,
): Promise<Record<string, unknown>> => {
  const fields = readFields(path, await call(options, path, order));
  const { errcode } = fields;
  if (typeof errcode === 'number' && errcode !== 0) throw refusalOf(nameOf(path), errcode);
  return fields;
};
