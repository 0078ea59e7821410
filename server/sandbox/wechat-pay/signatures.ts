import { createCipheriv, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createNonces, SKEW_SECONDS_MAX } from '../nonces';

export interface WechatPaySandboxOptions {
  appId: string;
  mchId: string;
  /** The merchant's certificate: its serial number and its public key. */
  serial: string;
  merchantKey: KeyObject;
  /** WeChat Pay's own key, and how the merchant calls it. */
  privateKey: KeyObject;
  publicKeyId: string;
  v3Key: Buffer;
  clock: { now(): Date };
}

/** What a caller gets instead of an answer. */
export class PayRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 429 | 500,
    readonly code: string,
  ) {
    super(code);
    this.name = 'PayRefusal';
  }
}

const SCHEME = /^WECHATPAY2-SHA256-RSA2048 (.+)$/;
const FIELD = /^(\w+)="([^"]*)"$/;
const NONCE = /^[0-9A-Za-z]{16,32}$/;

const fieldsOfHeader = (header: string | undefined): Record<string, string> => {
  const [, list = ''] = SCHEME.exec(header ?? '') ?? [];
  return Object.fromEntries(list.split(',').map((part) => FIELD.exec(part)?.slice(1, 3) ?? ['', '']) as [string, string][]);
};

export const secondOf = ({ clock }: Pick<WechatPaySandboxOptions, 'clock'>): number => Math.floor(clock.now().getTime() / 1_000);

/** Written apart from the gateway's signatures on purpose: this side is somebody else's. */
const checkSignature = (request: FastifyRequest, options: WechatPaySandboxOptions, isNew: (nonce: string, second: number, now: number) => boolean): void => {
  const { mchid, serial_no: serial, nonce_str: nonce = '', timestamp = '', signature = '' } = fieldsOfHeader(request.headers.authorization);
  const body = typeof request.body === 'string' ? request.body : '';
  const text = `${request.method}\n${request.url}\n${timestamp}\n${nonce}\n${body}\n`;
  if (mchid !== options.mchId || serial !== options.serial) throw new PayRefusal(401, 'SIGN_ERROR');
  if (!verify('sha256', Buffer.from(text), options.merchantKey, Buffer.from(signature, 'base64'))) throw new PayRefusal(401, 'SIGN_ERROR');
  const now = secondOf(options);
  if (!(Math.abs(Number(timestamp) - now) <= SKEW_SECONDS_MAX)) throw new PayRefusal(401, 'SIGN_ERROR');
  if (!NONCE.test(nonce) || !isNew(nonce, Number(timestamp), now)) throw new PayRefusal(401, 'SIGN_ERROR');
};

/** The headers over a body of ours: an answer's or a notification's. */
export const signBody = (options: WechatPaySandboxOptions, body: string, second = secondOf(options)): Record<string, string> => {
  const nonce = randomBytes(16).toString('hex');
  return {
    'wechatpay-timestamp': String(second),
    'wechatpay-nonce': nonce,
    'wechatpay-signature': sign('sha256', Buffer.from(`${second}\n${nonce}\n${body}\n`), options.privateKey).toString('base64'),
    'wechatpay-serial': options.publicKeyId,
  };
};

/** AES-256-GCM, as resources of notifications are sealed. */
export const sealResource = (key: Buffer, resource: object, originalType: string) => {
  const [nonce, associated] = [randomBytes(6).toString('hex'), originalType];
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(resource)), cipher.final(), cipher.getAuthTag()]);
  return { original_type: originalType, algorithm: 'AEAD_AES_256_GCM', ciphertext: sealed.toString('base64'), associated_data: associated, nonce };
};

/** `isPhoneSigned` is whether the merchant signed what a phone pays. */
export const isPhoneSigned = ({ appId, merchantKey }: WechatPaySandboxOptions, order: Record<string, unknown>): boolean => {
  const { timeStamp, nonceStr, package: text, signType, paySign } = order;
  const lines = [appId, timeStamp, nonceStr, text].map((line) => `${String(line)}\n`).join('');
  return signType === 'RSA' && typeof paySign === 'string' && verify('sha256', Buffer.from(lines), merchantKey, Buffer.from(paySign, 'base64'));
};

/** Every question has to carry the merchant's signature. */
export const requireMerchant = (app: FastifyInstance, options: WechatPaySandboxOptions): void => {
  const nonces = createNonces();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('preHandler', async (request) => checkSignature(request, options, nonces.isNew));
  app.setErrorHandler((error, _request, reply) => {
    const { status, code } = error instanceof PayRefusal ? error : new PayRefusal(400, 'PARAM_ERROR');
    return reply.code(status).send({ code, message: code });
  });
};

/** Every answer carries ours, errors too, but for one to somebody who is not the merchant. */
export const signAnswers = (app: FastifyInstance, options: WechatPaySandboxOptions): void => {
  app.addHook('onSend', async (_request, reply, payload) => {
    const body = typeof payload === 'string' && reply.statusCode !== 204 ? payload : '';
    if (reply.statusCode !== 401) reply.headers(signBody(options, body));
  });
};

/** The fields of a body, whose signature was verified over the text of it. */
export const fieldsOf = (body: unknown): Record<string, unknown> => {
  const fields: unknown = typeof body === 'string' ? JSON.parse(body) : null;
  if (typeof fields !== 'object' || fields === null) throw new PayRefusal(400, 'PARAM_ERROR');
  return fields as Record<string, unknown>;
};
