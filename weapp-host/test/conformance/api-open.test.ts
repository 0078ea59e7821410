import { dataOf, press, refusal, tap, textOf, openFixture, type Page } from '../support/fixture';
import { startEchoServer, type EchoServer } from '../support/echo-server';
import { until } from '../support/until';

jest.setTimeout(30_000);

declare const wx: { onNeedPrivacyAuthorization: (listener: (resolve: (answer: object) => void) => void) => void };

// The host is told where to sign in and to pay before the tests begin, so the server has a port of its own choice first.
let echo: EchoServer;
const endpoints = { loginUrl: '', cashierUrl: '' };
beforeAll(async () => {
  echo = await startEchoServer();
  endpoints.loginUrl = `${echo.address}/login`;
  endpoints.cashierUrl = `${echo.address}/cashier`;
});
const { phone, another } = openFixture({ person: 'ann' }, endpoints);
afterAll(() => echo.close());

const native = () => phone().miniProgram.native();

describe('API / 开放接口 / 登录 (signing in)', () => {
  test('wx.login gives a code that the server made for this person', async () => {
    const page = await phone().open('/pages/mine/index');
    await tap(page, '#login');
    await until('there is a code', async () => (await dataOf(page, 'code')) === 'code-of-the-day');
    expect(await textOf(page, '#code')).toBe('code-of-the-day');
    expect(JSON.parse(echo.heard.find(({ url }) => url === '/login')?.body ?? '{}')).toEqual({ person: 'ann' });
    expect(await phone().wx('login')).toMatchObject({ errMsg: 'login:ok' });
  });

  test('checkSession answers ok after it', async () => {
    await phone().wx('login');
    expect(await phone().wx('checkSession')).toMatchObject({ errMsg: 'checkSession:ok' });
  });
});

describe('API / 支付 (paying)', () => {
  let page: Page;
  beforeEach(async () => {
    page = await phone().open('/pages/api/index');
  });

  test('closing the cashier is "fail cancel"', async () => {
    await tap(page, '#pay');
    await press(() => native().closePaymentDialog());
    expect(await until('the answer came', () => dataOf(page, 'paid'))).toMatchObject({ errMsg: 'requestPayment:fail cancel' });
    expect(echo.heard.some(({ url }) => url === '/cashier')).toBe(false);
  });
});

describe('API / 开放接口 / 订阅消息、授权 (subscribing and authorising)', () => {
  let page: Page;
  beforeEach(async () => {
    page = await phone().open('/pages/api/index');
  });

  test('each template is accepted', async () => {
    await tap(page, '#subscribe');
    await press(() => native().authorizeAllow());
    expect(await until('the answer came', () => dataOf(page, 'subscribed'))).toMatchObject({
      errMsg: 'requestSubscribeMessage:ok', 'template-one': 'accept', 'template-two': 'accept',
    });
  });

  test('or rejected, which is an answer as well', async () => {
    await tap(page, '#subscribe');
    await press(() => native().authorizeCancel());
    expect(await until('the answer came', () => dataOf(page, 'subscribed'))).toMatchObject({
      errMsg: 'requestSubscribeMessage:ok', 'template-one': 'reject', 'template-two': 'reject',
    });
  });

  test('asking without a tap is refused', async () => {
    const other = await another();
    expect(await refusal(other.wx('requestSubscribeMessage', { tmplIds: ['template-one'] }))).toMatch(/^requestSubscribeMessage:fail.*(TAP|tap)/);
  });

  test('a scope that is refused stays refused and is in the settings', async () => {
    const other = await another();
    const own = await other.open('/pages/api/index');
    await tap(own, '#authorize');
    await press(() => other.miniProgram.native().authorizeCancel());
    const { errMsg } = await until('the answer came', () => dataOf<{ errMsg: string } | null>(own, 'asked'));
    expect(errMsg).toMatch(/^authorize:fail.*(deny|denied)/);
    expect(await other.wx('getSetting')).toMatchObject({ authSetting: { 'scope.userLocation': false } });
    expect(await refusal(other.wx('authorize', { scope: 'scope.userLocation' }))).toMatch(/^authorize:fail/);
  });
});

describe('API / 开放接口 / 隐私 (privacy)', () => {
  test('getPrivacySetting says whether the notice is still to be agreed to', async () => {
    const other = await another();
    expect(await other.wx('getPrivacySetting')).toMatchObject({ needAuthorization: true, errMsg: 'getPrivacySetting:ok' });
  });

  test('onNeedPrivacyAuthorization is asked, and its refusal fails the call', async () => {
    const other = await another();
    await other.miniProgram.evaluate(() => {
      wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'disagree' }));
    });
    expect(await refusal(other.wx('requirePrivacyAuthorize'))).toMatch(/^requirePrivacyAuthorize:fail/);
    expect(await other.wx('getPrivacySetting')).toMatchObject({ needAuthorization: true });
  });
});
