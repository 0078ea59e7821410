import { call, refusal, openFixture, type Page } from '../support/fixture';
import { startEchoServer, type EchoServer, type Heard } from '../support/echo-server';

jest.setTimeout(30_000);

interface Answer { data: Heard; statusCode: number; header: Record<string, string>; cookies: string[]; errMsg: string }

let echo: EchoServer;
let page: Page;
const { phone } = openFixture();
beforeAll(async () => {
  echo = await startEchoServer();
});
afterAll(() => echo.close());
beforeEach(async () => {
  page = await phone().open(`/pages/api/index?echo=${encodeURIComponent(echo.address)}`);
});
const request = <T = Answer>(path: string, options: object = {}) => phone().wx<T>('request', { url: echo.address + path, ...options });

describe('API / 网络 / wx.request', () => {
  test('GET puts data into the address', async () => {
    const { data, statusCode, errMsg } = await request('/echo?a=1', { data: { b: '面包', c: 2 } });
    expect([statusCode, errMsg]).toEqual([200, 'request:ok']);
    expect(data.method).toBe('GET');
    expect(new URL(data.url, echo.address).searchParams.toString()).toBe(new URLSearchParams({ a: '1', b: '面包', c: '2' }).toString());
  });

  test('POST sends JSON by default', async () => {
    const { data } = await request('/echo', { method: 'POST', data: { a: [1], b: '面包' } });
    expect(data.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(data.body)).toEqual({ a: [1], b: '面包' });
  });

  test('POST sends a form when the header says so', async () => {
    const { data } = await request('/echo', { method: 'POST', data: { a: 1, b: 'x y' }, header: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(Object.fromEntries(new URLSearchParams(data.body))).toEqual({ a: '1', b: 'x y' });
  });

  test('a text is sent as it is', async () => {
    const { data } = await request('/echo', { method: 'PUT', data: 'plain', header: { 'content-type': 'text/plain' } });
    expect([data.method, data.body]).toEqual(['PUT', 'plain']);
  });

  test('headers are sent; the referer is WeChat’s and cannot be set', async () => {
    const { data } = await request('/echo', { header: { 'X-Mark': 'mine', Referer: 'https://elsewhere' } });
    expect(data.headers['x-mark']).toBe('mine');
    expect(data.headers.referer).toMatch(/^https:\/\/servicewechat\.com\/touristappid\/[^/]+\/page-frame\.html$/);
  });

  test('any status is a success, and JSON is read unless it is broken', async () => {
    expect(await request('/missing')).toMatchObject({ statusCode: 404, data: { code: 'gone' } });
    expect(await request('/broken-json')).toMatchObject({ statusCode: 200, data: '{broken' });
  });

  test('another dataType leaves the text alone', async () => {
    expect((await request<{ data: unknown }>('/missing', { dataType: 'text' })).data).toBe('{"code":"gone"}');
    expect((await request<{ data: unknown }>('/text')).data).toBe('just text');
  });

  test('cookies are a list, redirects are followed', async () => {
    expect((await request('/cookies')).cookies).toEqual(['a=1', 'b=2']);
    expect((await request('/moved')).data.url).toBe('/echo?moved=1');
  });
});

describe('API / 网络 / wx.request: tasks and failures', () => {
  test('success comes before complete', async () => {
    const order = await call<[string, { errMsg: string }][]>(page, 'call', 'request', { url: `${echo.address}/echo` });
    expect(order.map(([name, { errMsg }]) => `${name} ${errMsg}`)).toEqual(['success request:ok', 'complete request:ok']);
  });

  test('a bytes answer is an ArrayBuffer', async () => {
    expect(await call(page, 'binary', '/bytes')).toEqual({ isBuffer: true, bytes: [1, 2, 250] });
  });

  test('onHeadersReceived is called before success', async () => {
    expect(await call(page, 'headersFirst', '/echo')).toEqual(['headers corner', 'success']);
  });

  test('an aborted request fails', async () => {
    expect(await call(page, 'abort', '/never')).toMatchObject({ errMsg: 'request:fail abort' });
  });

  test('a request that takes too long fails', async () => {
    expect(await refusal(request('/never', { timeout: 100 }))).toMatch(/^request:fail.*time/);
  });

  test('nobody listening is a failure, and so is an address that is none', async () => {
    expect(await refusal(phone().wx('request', { url: 'http://127.0.0.1:1/' }))).toMatch(/^request:fail/);
    expect(await refusal(phone().wx('request', { url: 'no address' }))).toMatch(/^request:fail invalid url/);
  });
});

describe('API / 网络 / downloadFile and uploadFile', () => {
  test('a download is a temporary file', async () => {
    const { tempFilePath, statusCode, errMsg, text } = await call<Record<string, unknown>>(page, 'download', '/text');
    expect({ statusCode, errMsg, text }).toEqual({ statusCode: 200, errMsg: 'downloadFile:ok', text: 'just text' });
    expect(tempFilePath).toMatch(/^(wxfile|http):\/\/tmp/);
  });

  test('an upload is a form with the file and the other fields; its answer is text', async () => {
    const [[outcome, result]] = await call<[[string, { data: string; statusCode: number; errMsg: string }]]>(page, 'upload', '/echo');
    expect([outcome, result.statusCode, result.errMsg]).toEqual(['success', 200, 'uploadFile:ok']);
    const heard = JSON.parse(result.data) as Heard;
    expect(heard.method).toBe('POST');
    expect(heard.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(heard.headers['x-who']).toBe('api');
    expect(heard.body).toMatch(/name="note"; filename="[^"]*\.txt"/);
    expect(heard.body).toContain('a note 面包');
    expect(heard.body).toMatch(/name="shelf"\r\n\r\ntop\r\n/);
  });
});
