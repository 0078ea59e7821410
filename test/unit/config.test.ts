import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConfig, readConfig } from '../../server/config';
import { keepSecrets, parseShareKeys } from '../../server/secrets';

const KEY = Buffer.alloc(32, 7).toString('base64');
const complete = {
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 'app-secret',
  CARD_POINTS_BASE_URL: 'https://points.bank.example',
  CARD_POINTS_KEY: KEY,
  TOP_UPS_BASE_URL: 'https://top-ups.example/v1',
  TOP_UPS_KEY: KEY,
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

  test('signs with the first share key and keeps the others', () => {
    const keys = parseShareKeys(readConfig(complete).SHARE_KEYS);
    expect([keys.current, [...keys.keys.keys()]]).toEqual([2, [2, 1]]);
  });

  test('describes every variable', () => {
    expect(describeConfig().split('\n')).toHaveLength(17);
  });

  test('is complete with secrets that were kept before the partners had any, the same at every start', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'secrets-'));
    const { WECHAT_APP_ID, WECHAT_APP_SECRET, SHARE_KEYS, DATA_KEY, TRACE_KEY } = complete;
    const older = { WECHAT_APP_ID, WECHAT_APP_SECRET, SHARE_KEYS, DATA_KEY, TRACE_KEY };
    writeFileSync(join(dir, 'secrets.json'), JSON.stringify(older));
    const [first, again] = [await keepSecrets(dir), await keepSecrets(dir)];
    rmSync(dir, { recursive: true });
    expect(first).toEqual(again);
    expect(first).toMatchObject(older);
    const { CARD_POINTS_KEY, TOP_UPS_KEY } = readConfig({ WECHAT: 'sandbox' }, first);
    expect(new Set([CARD_POINTS_KEY, TOP_UPS_KEY, DATA_KEY]).size).toBe(3);
  });
});
