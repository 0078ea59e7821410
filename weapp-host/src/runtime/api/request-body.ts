import { isRecord } from '../../is-record';
import { type Bytes, bytesOf, isBuffer, textBytes } from './bytes';
import { type Options } from './parameters';

export const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const valueText = (value: unknown): string => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));

/** As WeChat writes it: a nested value is JSON, and nothing is left out, not even `undefined`. */
export const queryText = (data: Options): string =>
  Object.entries(data)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(valueText(value))}`)
    .join('&');

/** Puts the pairs behind what the address has already, before its fragment. */
const withQuery = (url: string, data: Options): string => {
  const query = queryText(data);
  if (query === '') return url;
  const [address = '', ...fragment] = url.split('#');
  const joint = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return [`${address}${joint}${query}`, ...fragment].join('#');
};

export const headerValue = (header: Record<string, string>, name: string): string | undefined =>
  Object.entries(header).find(([key]) => key.toLowerCase() === name)?.[1];

const bodyOf = (data: unknown, contentType: string): Bytes | null => {
  if (data === undefined || data === null) return null;
  if (isBuffer(data) || ArrayBuffer.isView(data)) return bytesOf(data);
  if (typeof data === 'string') return textBytes(data);
  if (contentType.includes(FORM_TYPE) && isRecord(data)) return textBytes(queryText(data));
  return textBytes(typeof data === 'object' ? JSON.stringify(data) : valueText(data));
};

/** Where `data` of `wx.request` goes: into the address for GET and HEAD, otherwise into the body by its content type. */
export const placeData = (url: string, method: string, header: Record<string, string>, data: unknown): { url: string; body: Bytes | null } => {
  if (method === 'GET' || method === 'HEAD') return { url: isRecord(data) && !isBuffer(data) ? withQuery(url, data) : url, body: null };
  return { url, body: bodyOf(data, headerValue(header, 'content-type') ?? JSON_TYPE) };
};
