import { startService, type Service } from '../../support/service';

const PATH = '/notify/wechat-pay';
const ID = '9400000001';
let service: Service;

beforeAll(async () => {
  service = await startService({ limits: { requestsPerMinute: 1, opensPerSecond: 1, exportsPerMinute: 1, eventLoopDelayMsMax: Infinity } });
  const { deps, clock, sandbox } = service;
  const expiresAt = new Date(clock.now().getTime() + 900_000);
  await deps.wechatPay.prepare({ paymentId: ID, description: '演示', payFen: 100, openid: 'o-somebody', expiresAt });
  await sandbox.wechatPay.pay(ID);
});
afterAll(() => service.close());

const post = (payload: string, headers: Record<string, string> = {}) => service.app.inject({ method: 'POST', url: PATH, payload, headers });

describe('what WeChat Pay tells the service', () => {
  test('is heard however often it comes, whatever the limits of others', async () => {
    expect(await service.sandbox.wechatPay.notify(ID, { times: 5 })).toEqual([204, 204, 204, 204, 204]);
  });

  test('is answered with nothing but yes, and kept by nobody on the way', async () => {
    const told: { headers: Record<string, string>; body: string }[] = [];
    const sender = async (_url: string, headers: Record<string, string>, body: string) => told.push({ headers, body }) && 204;
    service.sandbox.wechatPay.tellBy(sender);
    await service.sandbox.wechatPay.notify(ID);
    const { statusCode, body, headers } = await post(told[0]!.body, told[0]!.headers);
    expect([statusCode, body, headers['cache-control']]).toEqual([204, '', 'no-store']);
    await service.sandbox.wechatPay.notify(ID, { forge: 'body' });
    const forged = await post(told[1]!.body, told[1]!.headers);
    expect([forged.statusCode, forged.json()]).toEqual([401, { code: 'FAIL', message: 'not signed by whom it says' }]);
  });

  test.each([
    ['nothing', '', {}],
    ['something without a signature', '{"event_type":"TRANSACTION.SUCCESS"}', { 'content-type': 'application/json' }],
    ['what is no JSON', '<xml></xml>', { 'content-type': 'text/xml' }],
  ])('is refused when it is %s', async (_name, payload, headers) => {
    expect((await post(payload, headers)).statusCode).toBe(401);
  });

  test('is refused unread when it is longer than any notification', async () => {
    expect((await post('x'.repeat(65 * 1024), { 'content-type': 'application/json' })).statusCode).toBe(413);
  });

  test('is no part of the interface of the mini-program', async () => {
    const { body } = await service.get('/api/openapi.json');
    expect(Object.keys((body as { paths: object }).paths).filter((path) => path.includes('notify'))).toEqual([]);
  });
});
