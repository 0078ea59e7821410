import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectWechatPay } from '../../../server/gateways/wechat-pay/wechat-pay';
import { ForeignNotice } from '../../../server/refusal';
import { createClock } from '../../support/clock';
import { startSandbox } from '../../support/sandbox';
import { openPayDesk, type PayDesk } from '../../support/wechat-pay';

let desk: PayDesk;
let count = 0;
const ID = (): string => String(9_100_000_000 + (count += 1));

beforeAll(async () => {
  desk = await openPayDesk();
});
afterAll(() => desk.close());

const paid = async (): Promise<string> => {
  const id = ID();
  await desk.pay.prepare(desk.order(id));
  await desk.sandbox.pay(id);
  return id;
};

const read = ({ headers, body }: { headers: Record<string, string>; body: string }) => desk.pay.readNotification(headers, body);

describe('a notification', () => {
  test('tells the same as asking does, however often it comes', async () => {
    const id = await paid();
    const collection = await desk.pay.ask(id);
    for (let sent = 0; sent < 5; sent += 1) expect(read(await desk.notice(id))).toEqual({ kind: 'collected', paymentId: id, collection });
  });

  test('tells of money that went back, or could not', async () => {
    const id = await paid();
    const outcome = await desk.pay.refund({ paymentId: id, fen: 12_860, reason: '' });
    const told = async (event: 'REFUND.SUCCESS' | 'REFUND.ABNORMAL' | 'REFUND.CLOSED', resource = {}) => read(await desk.notice(id, { event, resource }));
    expect(await told('REFUND.SUCCESS')).toEqual({ kind: 'refunded', paymentId: id, fen: 12_860, outcome });
    expect(await told('REFUND.CLOSED', { refund_status: 'CLOSED' })).toMatchObject({ outcome: { state: 'refused', reason: 'CLOSED' } });
    expect(await told('REFUND.ABNORMAL', { refund_status: 'ABNORMAL' })).toMatchObject({ outcome: { state: 'unknown' } });
  });

  test('that comes late still tells of the payment when the money has gone back since', async () => {
    const id = await paid();
    await desk.pay.refund({ paymentId: id, fen: 12_860, reason: '' });
    expect(read(await desk.notice(id))).toMatchObject({ kind: 'collected', paymentId: id, collection: { paidFen: 12_860 } });
  });

  test.each(['signature', 'serial', 'age', 'body', 'seal'] as const)('is refused when its %s is wrong', async (forge) => {
    const notice = await desk.notice(await paid(), { forge });
    expect(() => read(notice)).toThrow(ForeignNotice);
  });

  test('is refused when it is told again after five minutes, or without a header', async () => {
    const notice = await desk.notice(await paid());
    for (const name of ['wechatpay-signature', 'wechatpay-serial', 'wechatpay-nonce', 'wechatpay-timestamp']) {
      const { [name]: _left, ...headers } = notice.headers;
      expect(() => read({ ...notice, headers })).toThrow(ForeignNotice);
    }
    desk.clock.advance(301_000);
    expect(() => read(notice)).toThrow('too old');
  });

  test.each([
    ['another merchant', { mchid: '1900000002' }],
    ['another app', { appid: 'wxffffffffffffffff' }],
    ['an order number that is none of ours', { out_trade_no: 'SHOP-2026-0001' }],
    ['an amount that is none', { amount: { total: 12.5, currency: 'CNY' } }],
    ['another currency', { amount: { total: 12_860, currency: 'USD' } }],
    ['a trade that did not succeed', { trade_state: 'NOTPAY' }],
  ])('about %s is not ours', async (_name, resource) => {
    expect(read(await desk.notice(await paid(), { resource }))).toMatchObject({ kind: 'not-ours', reference: expect.stringContaining('TRANSACTION.SUCCESS') as string });
  });

  test('tells the sum that came, be it another', async () => {
    expect(read(await desk.notice(await paid(), { resource: { amount: { total: 1, currency: 'CNY' } } }))).toMatchObject({ collection: { paidFen: 1 } });
  });
});

test('nothing is sent by itself while notifications are held', async () => {
  const sent: string[] = [];
  desk.sandbox.tellBy(async (url) => sent.push(url));
  desk.sandbox.holdNotifications(true);
  await paid();
  desk.sandbox.holdNotifications(false);
  expect(sent).toEqual([]);
  await paid();
  expect(sent).toEqual(['https://branch.example/notify/wechat-pay']);
});

test('it travels over the network to the address of the order, as WeChat Pay sends it', async () => {
  const running = await startSandbox(createClock());
  const sandbox = running.wechatPay;
  const heard: { url: string | undefined; body: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, answer) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      heard.push({ url: request.url, body, headers: request.headers });
      answer.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const notifyUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify/wechat-pay`;
  const pay = connectWechatPay({ ...sandbox.options, notifyUrl });
  await pay.prepare({ paymentId: '9199999999', description: '演示', payFen: 5, openid: 'o-somebody', expiresAt: new Date(Date.now() + 60_000) });
  await sandbox.pay('9199999999');
  expect(heard).toHaveLength(1);
  const { url, body, headers } = heard[0]!;
  expect(url).toBe('/notify/wechat-pay');
  expect(pay.readNotification(headers as Record<string, string>, body)).toMatchObject({ kind: 'collected', paymentId: '9199999999', collection: { paidFen: 5 } });
  server.close();
  server.closeAllConnections();
  await running.close();
});
