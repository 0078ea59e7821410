import { callOutside, fieldsOf } from '../call';
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

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** One call. Secrets travel in the address, so of the path only its last part is named when it fails. */
export const call = async (
  { baseUrl, timeoutMs }: WechatOptions,
  path: string,
  { query = {}, body }: Order,
): Promise<WechatAnswer> => {
  const url = `${baseUrl()}${path}?${new URLSearchParams(query)}`;
  const answer = await callOutside({ url, body: body && JSON.stringify(body), timeoutMs }).catch((error: Error) => {
    throw noAnswer(nameOf(path), error.message);
  });
  const { status, headers, bytes } = answer;
  if (status < 200 || status > 299) throw noAnswer(nameOf(path), `HTTP ${status}`);
  return { bytes, mediaType: (headers.get('content-type') ?? '').split(';')[0] ?? '' };
};

/** The fields of a JSON answer, whatever its label says. */
export const readFields = (path: string, { bytes }: WechatAnswer): Record<string, unknown> => {
  const fields = fieldsOf(bytes);
  if (!fields) throw noAnswer(nameOf(path), 'not an object');
  return fields;
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
