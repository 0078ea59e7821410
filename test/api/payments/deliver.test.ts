import { confirm, newDebtor, paid, pointsOf, resolveAfter, seen, started, startPaying } from '../../support/payments';
import type { Service } from '../../support/service';

let service: Service;

jest.setTimeout(240_000);

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());

const pay = () => service.sandbox.wechatPay;

describe('a biller that refuses for good', () => {
  test.each([['0422', 'biller-refused'], ['0409', 'paid-elsewhere']])('(%s) has money, and points that go back at once', async (ending, reason) => {
    const debtor = await newDebtor(service, { ending, points: 1_000 });
    const payment = await paid(service, debtor, { points: 500 });
    expect(payment).toMatchObject({ state: 'refunded', reason });
    expect(pay().refunded()[payment.id]).toBe(payment.payFen);
    expect(await pointsOf(service, debtor)).toEqual({ available: 1_000, held: 0 });
    await service.drain();
    expect(await pointsOf(service, debtor)).toEqual({ available: 1_000, held: 0 });
  });
});

describe('a biller that does not say', () => {
  test.each(['cut-before', 'cut-after', 'forged', 'nonsense'] as const)('(%s) is asked again, and has it once', async (trouble) => {
    const debtor = await newDebtor(service, { points: 1_000 });
    const { id } = await started(service, debtor, { points: 500 });
    await pay().pay(id);
    service.sandbox.billers.plan('deliver', trouble);
    expect(await confirm(service, debtor, id)).toMatchObject({ state: 'paid' });
    expect(await confirm(service, debtor, id)).toMatchObject({ state: 'paid' });
    expect(await pointsOf(service, debtor)).toEqual({ available: 500, held: 500 });
    await resolveAfter(service, 6);
    expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
  });

  test('for a day leaves the payment where it is', async () => {
    const debtor = await newDebtor(service);
    const { id } = await started(service, debtor);
    await pay().pay(id);
    const silent = { ...service.deps.billerLink, deliver: async () => ({ state: 'unknown' as const, why: 'silent' }), ask: async () => ({ state: 'unknown' as const, why: 'silent' }) };
    service.sandbox.billers.plan('deliver', 'cut-before');
    await confirm(service, debtor, id);
    for (let hour = 0; hour < 24; hour += 1) await resolveAfter(service, 3_601, { ...service.deps, billerLink: silent });
    expect(await seen(service, debtor, id)).toMatchObject({ state: 'paid' });
    await resolveAfter(service, 3_601);
    expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
  });
});

test('a refund that is refused stays owed, and is asked for again every hour', async () => {
  const debtor = await newDebtor(service, { ending: '0422' });
  const { id } = await started(service, debtor);
  await pay().pay(id);
  pay().plan('refund', 'abnormal');
  expect(await confirm(service, debtor, id)).toMatchObject({ state: 'refunding' });
  await resolveAfter(service, 3_500);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'refunding' });
  const done = { ...service.deps.wechatPay, refund: async () => ({ state: 'done' as const, theirId: 'R', refundedOn: '2027-01-01' }) };
  await resolveAfter(service, 101, { ...service.deps, wechatPay: done });
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'refunded' });
});

test('what somebody paid who then closes their account is delivered all the same', async () => {
  const debtor = await newDebtor(service);
  const { id } = await started(service, debtor);
  await pay().pay(id);
  expect((await service.send('DELETE', '/api/members/me', { token: debtor.token })).status).toBe(204);
  await service.drain();
  await resolveAfter(service, 6);
  const { findPayment } = await import('../../../server/payments/store');
  expect(await findPayment(service.deps.database, id)).toMatchObject({ state: 'done' });
});
