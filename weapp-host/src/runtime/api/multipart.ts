import { type Bytes, textBytes } from './bytes';

interface FilePart {
  name: string;
  fileName: string;
  contentType: string;
  bytes: Bytes;
}

const quoted = (text: string): string => text.replace(/"/g, '%22').replace(/\r?\n/g, '%0D%0A');

const joined = (parts: Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** multipart/form-data (RFC 7578): the fields in their order, then the file. */
export const multipart = (fields: Record<string, string>, file: FilePart, boundary: string): Bytes =>
  joined([
    ...Object.entries(fields).map(([name, value]) =>
      textBytes(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`),
    ),
    textBytes(
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(file.name)}"; filename="${quoted(file.fileName)}"\r\n` +
        `Content-Type: ${file.contentType}\r\n\r\n`,
    ),
    file.bytes,
    textBytes(`\r\n--${boundary}--\r\n`),
  ]);
