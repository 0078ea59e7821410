import { drawText } from '../../server/sandbox/wechat/code-picture';
import { openidOf, TOURIST_CODE } from '../../server/sandbox/wechat/people';
import { createClock } from '../support/clock';
import { startSandbox, TEST_APP, type RunningSandbox } from '../support/sandbox';

const clock = createClock();
const MINUTE_MS = 60_000;
const SCENE = 'A-_4'.repeat(8);
let sandbox: RunningSandbox;

beforeAll(async () => void (sandbox = await startSandbox(clock)));
afterAll(() => sandbox.close());

const post = (path: string, body: unknown) =>
  fetch(sandbox.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const exchange = async (fields: Record<string, string>) => {
  const preset = { appid: TEST_APP.appId, secret: TEST_APP.appSecret, grant_type: 'authorization_code' };
  const answer = await fetch(`${sandbox.url}/sns/jscode2session?${new URLSearchParams({ ...preset, ...fields })}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
};

const askToken = async (fields: object = {}) => {
  const preset = { grant_type: 'client_credential', appid: TEST_APP.appId, secret: TEST_APP.appSecret };
  const answer = await post('/cgi-bin/stable_token', { ...preset, ...fields });
  return (await answer.json()) as { access_token: string; expires_in: number; errcode?: number };
};

describe('jscode2session', () => {
  test('gives the same person the same openid, and another person another', async () => {
    const first = await exchange({ js_code: await sandbox.login('小满') });
    const again = await exchange({ js_code: await sandbox.login('小满') });
    expect(first).toEqual({ openid: openidOf('小满'), session_key: expect.stringMatching(/^.{22}==$/) as string });
    expect(again.openid).toBe(first.openid);
    expect((await exchange({ js_code: await sandbox.login('知远') })).openid).not.toBe(first.openid);
  });

  test('takes a code once, for five minutes', async () => {
    const code = await sandbox.login('小满');
    expect(await exchange({ js_code: code })).toHaveProperty('openid');
    expect(await exchange({ js_code: code })).toMatchObject({ errcode: 40029 });
    const [inTime, late] = [await sandbox.login('小满'), await sandbox.login('小满')];
    clock.advance(5 * MINUTE_MS - 1_000);
    expect(await exchange({ js_code: inTime })).toHaveProperty('openid');
    clock.advance(1_000);
    expect(await exchange({ js_code: late })).toMatchObject({ errcode: 40029 });
    expect(await exchange({ js_code: 'made up' })).toMatchObject({ errcode: 40029 });
  });

  test('refuses another app, a wrong secret, a wrong grant and a person at risk', async () => {
    const code = await sandbox.login('小满');
    expect(await exchange({ appid: 'wx', js_code: code })).toMatchObject({ errcode: 40013 });
    expect(await exchange({ secret: 'x', js_code: code })).toMatchObject({ errcode: 40125 });
    expect(await exchange({ grant_type: 'x', js_code: code })).toMatchObject({ errcode: 40002 });
    expect(await exchange({ js_code: await sandbox.login('high-risk 甲') })).toMatchObject({ errcode: 40226 });
  });

  test("knows the tourist of WeChat's DevTools", async () => {
    expect(await exchange({ js_code: TOURIST_CODE })).toHaveProperty('openid');
    expect(await exchange({ js_code: TOURIST_CODE })).toHaveProperty('openid');
  });

  test('goes wrong as often as a test wants', async () => {
    sandbox.failNext('jscode2session', 45011, 2);
    const code = await sandbox.login('小满');
    expect(await exchange({ js_code: code })).toMatchObject({ errcode: 45011 });
    expect(await exchange({ js_code: code })).toMatchObject({ errcode: 45011 });
    expect(await exchange({ js_code: code })).toHaveProperty('openid');
  });
});

describe('stable_token', () => {
  test('gives one token until shortly before its end, and another when asked to', async () => {
    const first = await askToken();
    expect(first.expires_in).toBe(7200);
    clock.advance(100 * MINUTE_MS);
    const later = await askToken();
    expect(later.access_token).toBe(first.access_token);
    expect(later.expires_in).toBeLessThanOrEqual(1200);
    clock.advance(16 * MINUTE_MS);
    expect((await askToken()).access_token).not.toBe(first.access_token);
    const forced = await askToken({ force_refresh: true });
    expect((await askToken()).access_token).toBe(forced.access_token);
    expect((await askToken({ secret: 'x' })).errcode).toBe(40125);
  });
});

describe('getwxacodeunlimit', () => {
  const draw = async (body: object, token?: string) =>
    post(`/wxa/getwxacodeunlimit?access_token=${token ?? (await askToken()).access_token}`, body);
  const errcodeOf = async (body: object, token?: string) =>
    ((await (await draw(body, token)).json()) as { errcode: number }).errcode;

  test('draws a picture that carries the page and the scene', async () => {
    const answer = await draw({ scene: SCENE, page: 'pages/p/index' });
    expect(answer.headers.get('content-type')).toBe('image/png');
    const expected = await drawText(`pages/p/index?scene=${SCENE}`, 430);
    expect(Buffer.from(await answer.arrayBuffer()).equals(expected)).toBe(true);
  });

  test.each([
    [{ scene: SCENE + 'A' }, 40169],
    [{ scene: '' }, 40169],
    [{ scene: '中文' }, 40169],
    [{}, 40169],
    [{ scene: SCENE, page: '/pages/p/index' }, 41030],
    [{ scene: SCENE, page: 'pages/p/index?a=1' }, 41030],
    [{ scene: SCENE, width: 279 }, 40097],
  ])('refuses %j with %d', async (body, errcode) => {
    expect(await errcodeOf(body)).toBe(errcode);
  });

  test('refuses a token it does not know, and one that has ended', async () => {
    expect(await errcodeOf({ scene: SCENE }, 'made-up')).toBe(40001);
    const { access_token: token } = await askToken();
    clock.advance(121 * MINUTE_MS);
    expect(await errcodeOf({ scene: SCENE }, token)).toBe(42001);
  });
});
