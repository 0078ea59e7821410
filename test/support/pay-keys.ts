import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';

const makePair = (): KeyPairKeyObjectResult => generateKeyPairSync('rsa', { modulusLength: 2_048 });

/** The merchant's keys and WeChat Pay's, made once in a process: making them takes a while. */
export const PAY_KEYS = { merchant: makePair(), wechatPay: makePair() };

export const PAY_MERCHANT = {
  mchId: '1900000001',
  serial: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
  publicKeyId: 'PUB_KEY_ID_0119000000012024010100000000000001',
  v3Key: Buffer.from('0123456789abcdef0123456789ABCDEF'),
};
