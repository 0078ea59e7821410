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

/** Reads an answer as far as it may be long: a body without an end is given up, not gathered. */
const readBytes = async ({ body }: Response): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > ANSWER_BYTES_MAX) throw new RangeError('the answer is too long');
    parts.push(part.value);
  }
  return Buffer.concat(parts);
};

/**
 * One call, ended after `timeoutMs` wherever it is. Secrets travel in the address, so nothing of the address may reach a
 * message or a log.
 */
export const call = async (
  { baseUrl, timeoutMs = TIMEOUT_MS }: WechatOptions,
  path: string,
  { query = {}, body }: Order,
): Promise<WechatAnswer> => {
  const operation = nameOf(path);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const url = `${baseUrl()}${path}?${new URLSearchParams(query)}`;
  // Not AbortSignal.timeout: once the headers are in nothing holds it, and a body that hangs would hang for ever.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  try {
    const response = await fetch(url, { ...(body && post), redirect: 'error', signal: limit.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const bytes = await readBytes(response);
    return { bytes, mediaType: (response.headers.get('content-type') ?? '').split(';')[0] ?? '' };
  } catch (error) {
    throw noAnswer(operation, limit.signal.aborted ? 'timeout' : (error as Error).message);
  } finally {
    clearTimeout(timer);
    limit.abort();
  }
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
  if (errcode !== undefined && errcode !== 0) throw refusalOf(nameOf(path), Number(errcode));
  return fields;
};
