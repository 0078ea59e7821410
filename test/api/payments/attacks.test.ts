import { listSeedBillers } from '../../../server/database/seed/billers';
import { sql } from '../../../server/database/database';
import { addBillers, codeOf, newPayer } from '../../support/bills';
import { anOrder, confirm, ELECTRICITY, newDebtor, pointsOf, resolveAfter, seen, start, started, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

jest.setTimeout(120_000);

const ENDED = sql('test.attacked_payment', 'select state, fields_sealed is null as "isForgotten" from payments where id = $1');

let service: Service;

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());

const pay = () => service.sandbox.wechatPay;
const endOf = async (id: string) => (await service.deps.database.query<{ state: string; isForgotten: boolean }>(ENDED, [id]))[0];
const leave = ({ token }: Debtor) => service.send('DELETE', '/api/members/me', { token });

test('confirmed, cancelled, told and resolved sixty-four times at once, a payment that was paid is paid once', async () => {
  const debtor = await newDebtor(service, { points: 1_000 });
  const { id } = await started(service, debtor, { points: 500 });
  await pay().pay(id);
  const ways = [
    () => confirm(service, debtor, id),
    () => service.send('POST', `/api/payments/${id}/cancel`, { token: debtor.token }),
    () => pay().notify(id),
    () => resolveAfter(service, 0),
  ];
  await Promise.all(Array.from({ length: 64 }, (_, index) => ways[index % 4]!()));
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
  expect(await pointsOf(service, debtor)).toEqual({ available: 500, held: 0 });
});

test('a payment of somebody else is not there, on every way to it', async () => {
  const debtor = await newDebtor(service);
  const { id } = await started(service, debtor);
  const { token } = await newPayer(service);
  const answers = [
    await service.get(`/api/payments/${id}`, { token }),
    await service.send('POST', `/api/payments/${id}/confirm`, { token }),
    await service.send('POST', `/api/payments/${id}/cancel`, { token }),
    await service.get(`/api/payments/${id}/receipt`, { token }),
    await service.get(`/api/payments/${id}/receipt/picture`, { token }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(404));
  expect((await service.get(`/api/payments?accountId=${debtor.accountId}`, { token })).body).toEqual({ payments: [], nextCursor: null });
  expect((await service.get('/api/payments?cursor=1%20or%201', { token })).status).toBe(400);
});

test('a fee that changes between look-up and payment is the one that was shown', async () => {
  const debtor = await newDebtor(service);
  const content = listSeedBillers().find(({ key }) => key === ELECTRICITY)!;
  const hours = { from: '00:00', until: '00:00' };
  await addBillers(service.deps, [{ ...content, hours, fee: { kind: 'fixed', fen: 99 } }]);
  const { id } = await started(service, debtor);
  await addBillers(service.deps, [{ ...content, hours }]);
  await pay().pay(id);
  expect(await confirm(service, debtor, id)).toMatchObject({ state: 'done', feeFen: 0, payFen: debtor.bill.totalFen });
});

test('amounts, points and coupons that a client makes up are refused, at every edge', async () => {
  const debtor = await newDebtor(service, { points: 1_000 });
  const { totalFen } = debtor.bill;
  for (const payFenSeen of [1, totalFen - 1, totalFen + 1, Number.MAX_SAFE_INTEGER]) {
    expect(codeOf(await start(service, debtor, anOrder(debtor, { payFenSeen })))).toBe('amount-changed');
  }
  for (const payFenSeen of [0, -1, 0.5, Number.MAX_SAFE_INTEGER + 2, '1']) {
    expect((await start(service, debtor, anOrder(debtor, { payFenSeen: payFenSeen as number }))).status).toBe(400);
  }
  expect((await start(service, debtor, { ...anOrder(debtor), amountFen: 1 } as never)).status).toBe(400);
});

test('who goes while money is on its way back gets it back, and who goes unpaid leaves nothing that holds the bill', async () => {
  const [refused, unpaid] = [await newDebtor(service, { ending: '0422', points: 200 }), await newDebtor(service, { points: 200 })];
  const { id } = await started(service, refused, { points: 100 });
  const { id: left } = await started(service, unpaid, { points: 100 });
  await pay().pay(id);
  pay().plan('refund', 'cut-after');
  await confirm(service, refused, id);
  for (const debtor of [refused, unpaid]) expect((await leave(debtor)).status).toBe(204);
  await service.drain();
  await resolveAfter(service, 16 * 60);
  await resolveAfter(service, 16 * 60);
  await service.drain();
  expect([await endOf(id), await endOf(left)]).toEqual([{ state: 'refunded', isForgotten: true }, { state: 'closed', isForgotten: true }]);
  expect(pay().refunded()[id]).toBe(pay().collected()[id]);
});

test('a refund that is told of a payment that is unpaid, or done, changes nothing', async () => {
  const debtor = await newDebtor(service);
  const { id } = await started(service, debtor);
  await pay().pay(id);
  const resource = { mchid: pay().options.mchId, out_trade_no: id, out_refund_no: `R${id}`, refund_id: 'X1', refund_status: 'SUCCESS', success_time: '2026-12-01T12:00:00+08:00' };
  await pay().notify(id, { event: 'REFUND.SUCCESS', resource });
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'unpaid' });
  expect(await confirm(service, debtor, id)).toMatchObject({ state: 'done' });
  await pay().notify(id, { event: 'REFUND.SUCCESS', resource });
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
});

test('cancelled, confirmed and paid at the same moment, the money is the biller\'s or the member\'s, and never neither', async () => {
  for (let round = 0; round < 4; round += 1) {
    const debtor = await newDebtor(service, { points: 500 });
    const { id } = await started(service, debtor, { points: 500 });
    const cancel = () => service.send('POST', `/api/payments/${id}/cancel`, { token: debtor.token });
    await Promise.all([cancel(), confirm(service, debtor, id), pay().pay(id).catch(() => undefined), cancel(), confirm(service, debtor, id)]);
    await resolveAfter(service, 16 * 60);
    await resolveAfter(service, 16 * 60);
    const { state } = await seen(service, debtor, id);
    const kept = (pay().collected()[id] ?? 0) - (pay().refunded()[id] ?? 0);
    expect({ state, kept, ...(await pointsOf(service, debtor)) }).toEqual(
      state === 'done' ? { state, kept: debtor.bill.totalFen - 500, available: 0, held: 0 } : { state: expect.stringMatching(/^(closed|refunded)$/) as string, kept: 0, available: 500, held: 0 },
    );
  }
});

test.each([
  ['nothing', undefined, ''],
  ['nothing of any kind', 'application/json', ''],
  ['XML', 'text/xml', '<xml><return_code>SUCCESS</return_code></xml>'],
  ['a list', 'application/json', '[]'],
  ['a prototype', 'application/json; charset=gbk', '{"__proto__":{"event_type":"TRANSACTION.SUCCESS"}}'],
  ['a NUL', 'application/octet-stream', '\u0000'],
])('a stranger who tells %s is turned away, and it is no fault of ours', async (_what, type, payload) => {
  const signed = { 'wechatpay-signature': 'AAAA', 'wechatpay-serial': pay().options.publicKeyId, 'wechatpay-nonce': '\u00ff', 'wechatpay-timestamp': '999999999999' };
  for (const headers of [{}, signed]) {
    const { statusCode } = await service.app.inject({ method: 'POST', url: '/notify/wechat-pay', headers: { ...(type && { 'content-type': type }), ...headers }, payload });
    expect(statusCode).toBe(401);
  }
});
