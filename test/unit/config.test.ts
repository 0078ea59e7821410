import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConfig, readConfig } from '../../server/config';
import { startServer } from '../../server/main';
import { keepSecrets, parsePrivateKey, parsePublicKey, parseShareKeys } from '../../server/secrets';
import { createStillWorld } from '../support/clock';

const KEY = Buffer.alloc(32, 7).toString('base64');
const pemOf = (kind: string) => `-----BEGIN ${kind} KEY-----\\nMII`;
const complete = {
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 'app-secret',
  CARD_POINTS_BASE_URL: 'https://points.bank.example',
  CARD_POINTS_KEY: KEY,
  TOP_UPS_BASE_URL: 'https://top-ups.example/v1',
  TOP_UPS_KEY: KEY,
  BILLERS_BASE_URL: 'https://billers.example',
  BILLERS_KEY: KEY,
  BANK_DEBITS_BASE_URL: 'https://core.bank.example',
  BANK_DEBITS_KEY: KEY,
  WECHAT_PAY_BASE_URL: 'https://api.mch.weixin.qq.com',
  WECHAT_PAY_MCHID: '1900000001',
  WECHAT_PAY_SERIAL: '1DDE55AD98ED71D6',
  WECHAT_PAY_PRIVATE_KEY: pemOf('PRIVATE'),
  WECHAT_PAY_PUBLIC_KEY: pemOf('PUBLIC'),
  WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119',
  WECHAT_PAY_V3_KEY: '0123456789abcdef0123456789abcdef',
  WECHAT_PAY_NOTIFY_URL: 'https://branch.example/notify/wechat-pay',
  WECHAT_TEMPLATES: 'payment-result:t-1,bill-due:t-2,debit-notice:t-3',
  SHARE_KEYS: `2:${KEY},1:${KEY}`,
  DATA_KEY: KEY,
  TRACE_KEY: KEY,
};

const complaintOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('the configuration', () => {
  test('has defaults for what is not a secret, and takes an empty variable for an absent one', () => {
    expect(readConfig({ ...complete, PORT: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      WECHAT: 'live',
      WECHAT_BASE_URL: 'https://api.weixin.qq.com',
      OPENS_PER_SECOND: 50,
    });
    expect(readConfig({ ...complete, PORT: '8080' }).PORT).toBe(8080);
  });

  test('names every wrong variable at once, with what is expected', () => {
    const complaint = complaintOf({ ...complete, PORT: '70000', WECHAT: 'maybe', DATA_KEY: undefined, LOG_LEVEL: 'loud' });
    expect(complaint.split('\n')).toEqual([
      'The configuration is wrong:',
      '  DATA_KEY is missing; expected 32 bytes in base64',
      '  PORT is 70000; expected a port number',
      '  WECHAT is "maybe"; expected sandbox or live',
      '  LOG_LEVEL is "loud"; expected fatal, error, warn, info, debug, trace or silent',
    ]);
  });

  test('never repeats a secret', () => {
    const complaint = complaintOf({ ...complete, DATA_KEY: 'hunter2', SHARE_KEYS: '99:hunter2', DATABASE_URL: 'mysql://hunter2' });
    expect(complaint).toContain('DATA_KEY is malformed');
    expect(complaint).not.toContain('hunter2');
  });

  test('refuses the sandbox in production', () => {
    expect(complaintOf({ ...complete, WECHAT: 'sandbox', NODE_ENV: 'production' })).toContain('anyone be anyone');
    expect(complaintOf({ ...complete, WECHAT: 'sandbox', NODE_ENV: 'development' })).toBe('');
  });

  test('needs https addresses of both partners, but not where the sandbox plays them', () => {
    const without = { ...complete, CARD_POINTS_BASE_URL: 'http://points.bank.example', TOP_UPS_BASE_URL: '' };
    expect(complaintOf(without).split('\n').slice(1)).toEqual([
      '  CARD_POINTS_BASE_URL is "http://points.bank.example"; expected an https address',
      '  TOP_UPS_BASE_URL is missing; expected an https address',
    ]);
    expect(complaintOf({ ...without, CARD_POINTS_BASE_URL: '', WECHAT: 'sandbox' })).toBe('');
  });

  test('needs to know where WeChat Pay reaches it, but not where the sandbox plays it, in this process or in another one here', () => {
    const without = { ...complete, WECHAT_PAY_BASE_URL: '', WECHAT_PAY_NOTIFY_URL: '' };
    expect(complaintOf(without).split('\n')).toHaveLength(3);
    expect(complaintOf({ ...without, WECHAT: 'sandbox' })).toBe('');
    expect(complaintOf({ ...without, WECHAT_PAY_BASE_URL: 'http://127.0.0.1:4000/pay', WECHAT: 'sandbox' })).toBe('');
  });

  test('names a key of WeChat Pay that is none, and never repeats it', () => {
    const complaint = complaintOf({ ...complete, WECHAT_PAY_PRIVATE_KEY: 'hunter2', WECHAT_PAY_V3_KEY: 'hunter2' });
    expect(complaint).toContain('WECHAT_PAY_PRIVATE_KEY is malformed; expected -----BEGIN PRIVATE KEY-----');
    expect(complaint).toContain('WECHAT_PAY_V3_KEY is malformed; expected 32 characters');
    expect(() => parsePrivateKey('WECHAT_PAY_PRIVATE_KEY', complete.WECHAT_PAY_PRIVATE_KEY)).toThrow('WECHAT_PAY_PRIVATE_KEY is malformed');
    expect(complaint).not.toContain('hunter2');
  });

  test('signs with the first share key and keeps the others', () => {
    const keys = parseShareKeys(readConfig(complete).SHARE_KEYS);
    expect([keys.current, [...keys.keys.keys()]]).toEqual([2, [2, 1]]);
  });

  test('knows every brand, and takes the first one when none is asked for', () => {
    expect([readConfig(complete).BRAND, readConfig({ ...complete, BRAND: 'qinghe' }).BRAND]).toEqual(['yunting', 'qinghe']);
    expect(complaintOf({ ...complete, BRAND: 'nobank' })).toContain('BRAND is "nobank"; expected yunting or qinghe');
  });

  test('lets nobody but the sandbox set time and chance, before anything starts', async () => {
    const world = createStillWorld(new Date(0));
    await expect(startServer({ ...complete, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, { world })).rejects.toThrow('Only the sandbox');
  });

  test('describes every variable', () => {
    expect(describeConfig().split('\n')).toHaveLength(32);
  });

  test('is complete with secrets that were kept before the partners had any, the same at every start', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'secrets-'));
    const { WECHAT_APP_ID, WECHAT_APP_SECRET, SHARE_KEYS, DATA_KEY, TRACE_KEY } = complete;
    const older = { WECHAT_APP_ID, WECHAT_APP_SECRET, SHARE_KEYS, DATA_KEY, TRACE_KEY };
    writeFileSync(join(dir, 'secrets.json'), JSON.stringify(older));
    const [first, again] = [await keepSecrets(dir), await keepSecrets(dir)];
    rmSync(dir, { recursive: true });
    expect(again).toEqual(first);
    expect(first).toMatchObject(older);
    const { CARD_POINTS_KEY, TOP_UPS_KEY } = readConfig({ WECHAT: 'sandbox' }, first);
    expect(new Set([CARD_POINTS_KEY, TOP_UPS_KEY, DATA_KEY]).size).toBe(3);
    const pay = readConfig({ WECHAT: 'sandbox' }, first);
    const [ours, theirs] = [parsePrivateKey('ours', pay.WECHAT_PAY_PRIVATE_KEY.replaceAll('\n', '\\n')), parsePublicKey('theirs', pay.WECHAT_PAY_SANDBOX_KEY!)];
    expect([ours.type, theirs.equals(parsePublicKey('theirs', pay.WECHAT_PAY_PUBLIC_KEY))]).toEqual(['private', true]);
  });
});
