import { listSeedBillers } from '../../../server/database/seed/billers';
import { addBillers, codeOf, lookedUp, newPayer } from '../../support/bills';
import { anOrder, ELECTRICITY, newCoupon, newDebtor, paid, pointsOf, seen, start, started, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

let service: Service;
let debtor: Debtor;

jest.setTimeout(180_000);

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());
beforeEach(async () => void (debtor = await newDebtor(service, { points: 1_000 })));

const refused = async (changed: Parameters<typeof anOrder>[1], who = debtor): Promise<string | undefined> => codeOf(await start(service, who, anOrder(debtor, changed)));

test('a bill of somebody else, or of nobody, is not found', async () => {
  expect(await refused({}, { ...debtor, ...(await newPayer(service)) })).toBe('bill-not-found');
  expect(await refused({ billId: '7' })).toBe('bill-not-found');
});

test('an amount that the page made up is refused, and nothing is held', async () => {
  for (const off of [1, -1, 500]) expect(await refused({ payFenSeen: debtor.bill.totalFen - off })).toBe('amount-changed');
  expect(await pointsOf(service, debtor)).toEqual({ available: 1_000, held: 0 });
});

test('points that were not offered are refused', async () => {
  expect(await refused({ points: 150 })).toBe('invalid-input');
  expect(await refused({ points: 1_000_000 })).toBe('invalid-input');
  expect(await refused({ points: 100, rulesVersion: 99 })).toBe('price-changed');
  const poor = await newDebtor(service);
  expect(codeOf(await start(service, poor, anOrder(poor, { points: 100 })))).toBe('points-short');
});

test('a bill that was looked up too long ago is refused', async () => {
  service.clock.advance(11 * 60_000);
  expect(await refused({})).toBe('bill-expired');
});

test('a payment whose cashier does not answer stays, and the same key tries it again', async () => {
  const order = anOrder(debtor, { points: 100 });
  service.sandbox.wechatPay.plan('prepare', 'cut-before');
  expect(codeOf(await start(service, debtor, order))).toBe('pay-unavailable');
  expect(await pointsOf(service, debtor)).toEqual({ available: 900, held: 100 });
  expect(await start(service, debtor, order)).toMatchObject({ status: 200, body: { payment: { state: 'unpaid' }, pay: { signType: 'RSA' } } });
});

describe('a coupon', () => {
  const doTo = async (id: string, what: string): Promise<string | undefined> => codeOf(await service.send('POST', `/api/mall/orders/${id}/${what}`, { token: debtor.token }));

  test('takes its value off, can then be neither shown nor given back, and is free again when nothing comes of it', async () => {
    const couponId = await newCoupon(service, debtor, 10_00);
    const bill = await lookedUp(service, debtor, debtor.accountId);
    expect(bill.coupons).toMatchObject([{ id: couponId, fenOff: 5_00 }]);
    const payment = await started(service, { ...debtor, bill }, { couponId, payFenSeen: bill.totalFen - 5_00 });
    expect(payment).toMatchObject({ couponFen: 5_00, payFen: bill.totalFen - 5_00 });
    expect([await doTo(couponId, 'code'), await doTo(couponId, 'return')]).toEqual(['state-changed', 'state-changed']);
    await service.send('POST', `/api/payments/${payment.id}/cancel`, { token: debtor.token });
    expect(await doTo(couponId, 'return')).toBeUndefined();
  });

  test('is used up by a payment that is done', async () => {
    const couponId = await newCoupon(service, debtor, 10_00);
    expect(await paid(service, debtor, { couponId, payFenSeen: debtor.bill.totalFen - 5_00 })).toMatchObject({ state: 'done' });
    expect(await doTo(couponId, 'return')).toBe('state-changed');
  });

  test('for a shop, for larger bills, or of somebody else is refused', async () => {
    const seenFen = debtor.bill.totalFen - 5_00;
    expect(await refused({ couponId: await newCoupon(service, debtor, undefined), payFenSeen: seenFen })).toBe('coupon-refused');
    expect(await refused({ couponId: await newCoupon(service, debtor, 10_000_00), payFenSeen: seenFen })).toBe('coupon-refused');
    expect(await refused({ couponId: '7', payFenSeen: seenFen })).toBe('coupon-refused');
  });
});

test('a biller that is closed at this hour, or not offered any more, is not paid', async () => {
  const [content] = listSeedBillers().filter(({ key }) => key === ELECTRICITY);
  const hour = (ahead: number): string => new Date(service.clock.now().getTime() + (8 + ahead) * 3_600_000).toISOString().slice(11, 13);
  await addBillers(service.deps, [{ ...content!, hours: { from: `${hour(2)}:00`, until: `${hour(3)}:00` } }]);
  expect(await refused({})).toBe('biller-closed');
  await addBillers(service.deps, [{ ...content!, hours: { from: '00:00', until: '00:00' }, isOnShelf: false }]);
  expect(await refused({})).toBe('biller-not-found');
  await addBillers(service.deps, [{ ...content!, hours: { from: '00:00', until: '00:00' } }]);
});

test('what is not paid in fifteen minutes is closed, and its points and its bill are free', async () => {
  const { id } = await started(service, debtor, { points: 500 });
  service.clock.advance(16 * 60_000);
  await service.drain();
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'closed', reason: 'too-late' });
  expect(await pointsOf(service, debtor)).toEqual({ available: 1_000, held: 0 });
  const bill = await lookedUp(service, debtor, debtor.accountId);
  expect(await paid(service, { ...debtor, bill })).toMatchObject({ state: 'done' });
});
