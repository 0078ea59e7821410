import { createDecipheriv } from 'node:crypto';
import type { PayNotice } from '../../payments/wechat-pay';
import { ForeignNotice } from '../../refusal';
import { fieldsOf } from '../call';
import type { WechatPayOptions } from './call-pay';
import { whyNotTheirs } from './signature';
import { readNotice } from './trades';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;
const ALGORITHM = 'AEAD_AES_256_GCM';

interface Sealed {
  ciphertext: string;
  nonce: string;
  associated: string;
}

/** AES-256-GCM with the tag at the end of the text. Throws when key, nonce, text or associated data are not those it was sealed with. */
export const openSealed = (key: Buffer, { ciphertext, nonce, associated }: Sealed): Buffer => {
  const bytes = Buffer.from(ciphertext, 'base64');
  const iv = Buffer.from(nonce);
  if (bytes.length < TAG_BYTES || iv.length !== NONCE_BYTES) throw new RangeError('not sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated)).setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
};

const openResource = (key: Buffer, resource: unknown): Record<string, unknown> => {
  const { algorithm, ciphertext, nonce, associated_data: associated = '' } = (resource ?? {}) as Record<string, unknown>;
  if (algorithm !== ALGORITHM || typeof ciphertext !== 'string' || typeof nonce !== 'string' || typeof associated !== 'string') {
    throw new ForeignNotice('nothing sealed');
  }
  try {
    return fieldsOf(openSealed(key, { ciphertext, nonce, associated })) ?? {};
  } catch {
    throw new ForeignNotice('sealed with another key');
  }
};

/** The signature is looked at before anything else: whoever is not WeChat Pay costs one verification. */
export const readNotification = (options: WechatPayOptions, headers: Readonly<Record<string, string | undefined>>, body: string): PayNotice => {
  const why = whyNotTheirs(options, { headers: { get: (name) => headers[name] }, body });
  if (why !== undefined) throw new ForeignNotice(why);
  const { event_type: eventType, resource } = fieldsOf(Buffer.from(body)) ?? {};
  if (typeof eventType !== 'string') throw new ForeignNotice('no event');
  return readNotice(options, eventType.slice(0, 64), openResource(options.v3Key, resource));
};
