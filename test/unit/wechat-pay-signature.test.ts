import { createCipheriv, sign, verify } from 'node:crypto';
import { openSealed } from '../../server/gateways/wechat-pay/notification';
import { authorize, linesOf, whyNotTheirs } from '../../server/gateways/wechat-pay/signature';
import { PAY_KEYS, PAY_MERCHANT } from '../support/pay-keys';

const { merchant, wechatPay } = PAY_KEYS;

describe('what WeChat Pay is asked', () => {
  test('is signed line by line, the last one ended as well, an empty body too', () => {
    expect(linesOf('GET', '/v3/certificates', 1_554_208_460, '593BEC0C930BF1AFEB40B4A08C8FB242', '')).toBe(
      'GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n',
    );
  });

  test('names merchant, nonce, time and certificate beside the signature', async () => {
    const question = { method: 'POST', path: '/v3/pay/transactions/jsapi?a=1', second: 1_554_208_460, nonce: '593BEC0C930BF1AFEB40B4A08C8FB242', body: '{"a":"电"}' };
    const header = await authorize({ ...PAY_MERCHANT, privateKey: merchant.privateKey }, question);
    const [, signature = ''] = /signature="([^"]+)"/.exec(header) ?? [];
    expect(header.replace(signature, 'S')).toBe(
      `WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="${question.nonce}",signature="S",timestamp="1554208460",serial_no="${PAY_MERCHANT.serial}"`,
    );
    const lines = `POST\n${question.path}\n1554208460\n${question.nonce}\n${question.body}\n`;
    expect(verify('sha256', Buffer.from(lines), merchant.publicKey, Buffer.from(signature, 'base64'))).toBe(true);
  });
});

describe('what WeChat Pay says', () => {
  const NOW = 1_554_209_980;
  const verifier = { publicKey: wechatPay.publicKey, publicKeyId: PAY_MERCHANT.publicKeyId, clock: { now: () => new Date(NOW * 1_000) } };
  const said = (second: number, body: string, changed: Record<string, string> = {}) => {
    const nonce = 'c5ac7061fccab6bf3e254dcf98995b8c';
    const signature = sign('sha256', Buffer.from(`${second}\n${nonce}\n${body}\n`), wechatPay.privateKey).toString('base64');
    const headers: Record<string, string> = {
      'wechatpay-serial': PAY_MERCHANT.publicKeyId, 'wechatpay-timestamp': String(second), 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, ...changed,
    };
    return { headers: { get: (name: string) => headers[name] }, body };
  };

  test.each([NOW - 300, NOW, NOW + 300])('is theirs at %d, five minutes away at most, without a body as well', (second) => {
    expect([whyNotTheirs(verifier, said(second, '{"code":0}')), whyNotTheirs(verifier, said(second, ''))]).toEqual([undefined, undefined]);
  });

  test.each([NOW - 301, NOW + 301])('is too old, or too early, at %d', (second) => {
    expect(whyNotTheirs(verifier, said(second, ''))).toBe('too old');
  });

  test('is not theirs with one character changed, a probe for a signature, or a time that is none', () => {
    expect(whyNotTheirs(verifier, { ...said(NOW, '{"a":1}'), body: '{"a":2}' })).toBe('without their signature');
    expect(whyNotTheirs(verifier, said(NOW, '', { 'wechatpay-nonce': 'd5ac7061fccab6bf3e254dcf98995b8c' }))).toBe('without their signature');
    expect(whyNotTheirs(verifier, said(NOW, '', { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/dGVzdA==' }))).toBe('without their signature');
    expect(whyNotTheirs(verifier, said(NOW, '', { 'wechatpay-timestamp': '1e9' }))).toBe('without a time');
    expect(whyNotTheirs(verifier, said(NOW, '', { 'wechatpay-serial': '5157F09EFDC096DE15EBE81A47057A72' }))).toBe('signed with a key that is not known here');
  });
});

describe('what is sealed', () => {
  const seal = (text: string, nonce: string, associated: string) => {
    const cipher = createCipheriv('aes-256-gcm', PAY_MERCHANT.v3Key, nonce).setAAD(Buffer.from(associated));
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64');
  };
  const sealed = { ciphertext: seal('{"a":"电费"}', 'fdasflkja484', 'transaction'), nonce: 'fdasflkja484', associated: 'transaction' };

  test('is opened with key, nonce and associated data', () => {
    expect(openSealed(PAY_MERCHANT.v3Key, sealed).toString()).toBe('{"a":"电费"}');
  });

  test.each([
    ['key', Buffer.alloc(32), sealed],
    ['nonce', PAY_MERCHANT.v3Key, { ...sealed, nonce: 'fdasflkja485' }],
    ['associated data', PAY_MERCHANT.v3Key, { ...sealed, associated: 'refund' }],
    ['text', PAY_MERCHANT.v3Key, { ...sealed, ciphertext: `A${sealed.ciphertext.slice(1)}` }],
    ['text that is too short', PAY_MERCHANT.v3Key, { ...sealed, ciphertext: 'AAAA' }],
    ['nonce of another length', PAY_MERCHANT.v3Key, { ...sealed, nonce: 'fdasflkja4' }],
  ])('is not opened with another %s', (_name, key, other) => {
    expect(() => openSealed(key, other)).toThrow();
  });
});
