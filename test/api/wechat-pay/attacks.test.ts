import { openPayDesk, type PayDesk } from '../../support/wechat-pay';

let desk: PayDesk;
let count = 0;

beforeAll(async () => {
  desk = await openPayDesk();
});
afterAll(() => desk.close());

const paid = async (): Promise<string> => {
  const id = String(9_200_000_000 + (count += 1));
  await desk.pay.prepare(desk.order(id));
  await desk.sandbox.pay(id);
  return id;
};
const read = async (id: string, plan: Parameters<PayDesk['notice']>[1]) => {
  const { headers, body } = await desk.notice(id, plan);
  return desk.pay.readNotification(headers, body);
};

test.each(['constructor', '__proto__', 'toString', 'TRANSACTION.SOMETHING'])('an event called %s is none that we know', async (event) => {
  expect(await read(await paid(), { event: event as 'REFUND.SUCCESS' })).toMatchObject({ kind: 'not-ours' });
});

test.each([
  ['another merchant', { mchid: '1900000999' }],
  ['another app', { appid: 'wx0000000000000000' }],
  ['a number with a sign', { out_trade_no: '+9200000001' }],
  ['a number of another form', { out_trade_no: '9.2e9' }],
  ['no amount', { amount: {} }],
  ['half a fen', { amount: { total: 100.5, currency: 'CNY' } }],
  ['less than nothing', { amount: { total: -1, currency: 'CNY' } }],
  ['another currency', { amount: { total: 12_860, currency: 'USD' } }],
  ['a time that is none', { success_time: 'yesterday' }],
  ['a number of theirs that leads elsewhere', { transaction_id: '../../x' }],
])('a notification of money with %s is none of ours', async (_what, resource) => {
  expect(await read(await paid(), { resource })).toMatchObject({ kind: 'not-ours' });
});

test.each(['constructor', '__proto__'])('a refund in a state called %s is not known', async (state) => {
  const id = await paid();
  await desk.pay.refund({ paymentId: id, fen: 12_860, reason: '' });
  expect(await read(id, { event: 'REFUND.SUCCESS', resource: { refund_status: state } })).toMatchObject({ outcome: { state: 'unknown' } });
});
