import { ApiFailure } from '../runtime';
import { type Bytes, bytesOf, fromBase64, isBuffer, textBytes, toBase64 } from './bytes';

interface Encoding {
  encode: (text: string) => Bytes;
  decode: (bytes: Bytes) => string;
}

const utf8: Encoding = { encode: textBytes, decode: (bytes) => new TextDecoder().decode(bytes) };
const latin1: Encoding = {
  encode: (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff),
  decode: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
};

const ENCODINGS: Record<string, Encoding> = {
  'utf8': utf8, 'utf-8': utf8, latin1, 'binary': latin1, 'ascii': latin1,
  base64: { encode: fromBase64, decode: toBase64 },
  hex: {
    encode: (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
    decode: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  },
};

const encodingOf = (name: string): Encoding => {
  const encoding = ENCODINGS[name];
  if (!encoding) throw new ApiFailure(`invalid encoding "${name}"`);
  return encoding;
};

export const encodeData = (data: unknown, encoding: string): Bytes => {
  if (isBuffer(data) || ArrayBuffer.isView(data)) return bytesOf(data);
  if (typeof data !== 'string') throw new ApiFailure('parameter error: parameter.data should be String or ArrayBuffer;');
  return encodingOf(encoding).encode(data);
};

/** Without an encoding the caller wants the bytes. */
export const decodeData = (bytes: Bytes, encoding: string | undefined): string | ArrayBuffer =>
  encoding === undefined ? bytes.slice().buffer : encodingOf(encoding).decode(bytes);
