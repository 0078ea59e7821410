import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectWechat } from '../../server/gateways/wechat/wechat';
import { openidOf } from '../../server/sandbox/wechat/people';
import { createClock } from '../support/clock';
import { startSandbox, TEST_APP, type RunningSandbox } from '../support/sandbox';

const clock = createClock();
const MINUTE_MS = 60_000;
const picture = { page: 'pages/p/index', scene: 'a'.repeat(32) };
let sandbox: RunningSandbox;

beforeAll(async () => void (sandbox = await startSandbox(clock)));
afterAll(() => sandbox.close());

const connect = (baseUrl = sandbox.url, timeoutMs = 5_000) => connectWechat({ ...TEST_APP, baseUrl: () => baseUrl, clock, timeoutMs });

describe('signing in', () => {
  test('finds the person behind a code', async () => {
    const { login } = connect();
    expect(await login.exchangeCode(await sandbox.login('小满'))).toEqual({ openid: openidOf('小满') });
  });

  test.each([
    [40029, 'login-code-refused'],
    [40226, 'login-high-risk'],
    [45011, 'wechat-unavailable'],
    [40125, 'wechat-unavailable'],
    [-1, 'wechat-unavailable'],
  ] as const)('refuses for %d with %s', async (errcode, code) => {
    sandbox.failNext('jscode2session', errcode);
    await expect(connect().login.exchangeCode('any')).rejects.toMatchObject({ name: 'Refusal', code });
  });

  test('refuses a code shown twice', async () => {
    const { login } = connect();
    const code = await sandbox.login('小满');
    await login.exchangeCode(code);
    await expect(login.exchangeCode(code)).rejects.toMatchObject({ code: 'login-code-refused' });
  });
});

describe('pictures', () => {
  test('come as they are', async () => {
    const bytes = await connect().pictures.draw(picture);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  test('share one access token, and renew it before it ends', async () => {
    const { pictures } = connect();
    sandbox.failNext('stable_token', -1);
    await expect(pictures.draw(picture)).rejects.toMatchObject({ code: 'wechat-unavailable' });
    await Promise.all([pictures.draw(picture), pictures.draw(picture), pictures.draw(picture)]);
    sandbox.failNext('stable_token', -1);
    await pictures.draw(picture);
    clock.advance(115 * MINUTE_MS);
    await expect(pictures.draw(picture)).rejects.toMatchObject({ message: 'stable_token answered -1' });
    await expect(pictures.draw(picture)).resolves.toBeDefined();
  });

  test.each([40001, 42001] as const)('ask for a new token once when WeChat refuses theirs with %d', async (errcode) => {
    const { pictures } = connect();
    sandbox.failNext('getwxacodeunlimit', errcode);
    await expect(pictures.draw(picture)).resolves.toBeDefined();
    sandbox.failNext('getwxacodeunlimit', errcode, 2);
    await expect(pictures.draw(picture)).rejects.toMatchObject({ code: 'wechat-unavailable' });
  });

  test('are refused while WeChat is over its limit', async () => {
    sandbox.failNext('getwxacodeunlimit', 45009);
    await expect(connect().pictures.draw(picture)).rejects.toMatchObject({ code: 'wechat-unavailable' });
  });
});

describe('a WeChat that', () => {
  let server: Server;
  let answer: { status: number; body: string; isCut?: true } | null;
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer((_request, response) => {
          if (!answer) return;
          response.writeHead(answer.status);
          if (answer.isCut) response.write(answer.body);
          else response.end(answer.body);
        }).listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['never answers', null],
    ['answers with a page', { status: 200, body: '<html>' }],
    ['answers with a gateway error', { status: 502, body: '' }],
    ['answers with nothing in it', { status: 200, body: '{}' }],
    ['stops in the middle of an answer', { status: 200, body: '{"openid":', isCut: true as const }],
    ['answers without an end', { status: 200, body: 'x'.repeat(3_000_000), isCut: true as const }],
    ['knows nobody', { status: 200, body: '{"openid":""}' }],
    ['writes its errcode as text', { status: 200, body: '{"errcode":"-1","openid":"o1"}' }],
    ['sends us elsewhere', { status: 302, body: '' }],
  ])('%s is unavailable, and no secret is told', async (_what, given) => {
    answer = given;
    const refusal = await connect(url(), 200).login.exchangeCode('the-code').catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: 'wechat-unavailable' });
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toMatch(/only this test knows|the-code/);
  });

  test('is not there is unavailable', async () => {
    await expect(connect('http://127.0.0.1:1').login.exchangeCode('x')).rejects.toMatchObject({ code: 'wechat-unavailable' });
  });
});
