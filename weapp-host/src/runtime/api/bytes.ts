export type Bytes = Uint8Array<ArrayBuffer>;

const CHUNK = 0x8000;

/** Copies: what the program changes later is not what was handed over. */
export const bytesOf = (data: ArrayBuffer | ArrayBufferView): Bytes =>
  ArrayBuffer.isView(data) ? new Uint8Array(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) : new Uint8Array(data.slice(0));

/** Buffers of a page's frame are no instances of this window's ArrayBuffer. */
export const isBuffer = (value: unknown): value is ArrayBuffer => Object.prototype.toString.call(value) === '[object ArrayBuffer]';

export const textBytes = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

export const toBase64 = (bytes: Bytes): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return btoa(parts.join(''));
};

export const fromBase64 = (text: string): Bytes => {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
};
