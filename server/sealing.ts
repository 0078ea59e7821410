import { createCipheriv, createDecipheriv } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealer {
  dataKey: Buffer;
  randomBytes: (size: number) => Buffer;
}

/** AES-256-GCM over the JSON of a value: iv, tag, ciphertext. `context` ties it to its row: moved elsewhere, it does not open. */
export const seal = ({ dataKey, randomBytes }: Sealer, value: unknown, context: string): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
};

/** Throws when the bytes were changed, moved or sealed with another key. */
export const unseal = <T>({ dataKey }: Pick<Sealer, 'dataKey'>, sealed: Buffer, context: string): T => {
  const decipher = createDecipheriv('aes-256-gcm', dataKey, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  return JSON.parse(text) as T;
};
