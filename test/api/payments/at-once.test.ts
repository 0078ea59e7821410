import type { PaymentStarted } from '@micro-branch/contract/payments';
import { sql } from '../../../server/database/database';
import { lockOrder } from '../../../server/mall/orders';
import { refundPayment } from '../../../server/payments/refund';
import { findPayment } from '../../../server/payments/store';
import { bound, lookedUp, newNumber } from '../../support/bills';
import { anOrder, confirm, countOf, ELECTRICITY, newCoupon, newDebtor, pointsOf, resolveAfter, seen, start, started, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

jest.setTimeout(120_000);

let service: Service;

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());

const post = ({ token }: Debtor, path: string) => service.send('POST', path, { token });

/** The same person with a second bill, of another account. */
const alsoOwing = async (debtor: Debtor): Promise<Debtor> => {
  const { id: accountId } = await bound(service, debtor, ELECTRICITY, { fields: { account: newNumber() } });
  return { ...debtor, accountId, bill: await lookedUp(service, debtor, accountId, null) };
};

const withCoupon = (debtor: Debtor, couponId: string) => start(service, debtor, anOrder(debtor, { couponId, payFenSeen: debtor.bill.totalFen - 5_00 }));

const WAITING = sql('test.waiting', "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
const POINTS = sql('test.points_now', "select id from accounts where owner_id = $1 and kind = 'points-available' for update nowait");

const isWaitedFor = async (): Promise<void> => {
  const deadlineMs = performance.now() + 10_000;
  while ((await service.deps.database.query<{ count: number }>(WAITING))[0]!.count === 0) {
    if (performance.now() > deadlineMs) throw new Error('nobody waits for the coupon');
  }
};

test('who waits for a coupon does not hold the points that whoever gives it back needs', async () => {
  const debtor = await newDebtor(service);
  const couponId = await newCoupon(service, debtor, 10_00);
  const begun = await service.deps.database.transaction(async (tx) => {
    await lockOrder(tx, couponId);
    const beginning = withCoupon(debtor, couponId);
    await isWaitedFor();
    expect(await tx.query(POINTS, [debtor.id])).toHaveLength(1);
    return { beginning };
  });
  expect((await begun.beginning).status).toBe(200);
});

test('a coupon that two bills, its return and a look at its code want at once goes to one of them', async () => {
  for (let round = 0; round < 4; round += 1) {
    const debtor = await newDebtor(service);
    const [couponId, other] = [await newCoupon(service, debtor, 10_00), await alsoOwing(debtor)];
    const wanted = [
      () => withCoupon(debtor, couponId),
      () => post(debtor, `/api/mall/orders/${couponId}/return`),
      () => withCoupon(other, couponId),
      () => post(debtor, `/api/mall/orders/${couponId}/code`),
    ];
    const turned = [...wanted.slice(round % 4), ...wanted.slice(0, round % 4)];
    const answers = await Promise.all(turned.map((want) => want()));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  }
});

test('payments that end, begin, and give a coupon back at once do not wait for each other for ever', async () => {
  const debtor = await newDebtor(service, { points: 2_000 });
  const free = await newCoupon(service, debtor, 10_00);
  const ending = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const [couponId, owing] = [await newCoupon(service, debtor, 10_00), await alsoOwing(debtor)];
      const payment = await started(service, owing, { points: 100, couponId, payFenSeen: owing.bill.totalFen - 6_00 });
      return { id: payment.id, couponId };
    }),
  );
  const { available } = await pointsOf(service, debtor);
  const answers = await Promise.all([
    ...ending.flatMap(({ id, couponId }) => [post(debtor, `/api/payments/${id}/cancel`), post(debtor, `/api/mall/orders/${couponId}/return`), confirm(service, debtor, id)]),
    withCoupon(debtor, free),
    post(debtor, `/api/mall/orders/${free}/return`),
  ]);
  expect(answers.filter((answer) => 'status' in answer && answer.status >= 500)).toEqual([]);
  await resolveAfter(service, 16 * 60);
  expect(await pointsOf(service, debtor)).toMatchObject({ held: 0 });
  expect((await pointsOf(service, debtor)).available).toBeGreaterThanOrEqual(available + 400);
});

test('parts and the whole of a bill, looked up before and paid at once, never come to more than is owed', async () => {
  const debtor = await newDebtor(service, { billerKey: 'gas-310100', fields: { account: newNumber({ digits: 12 }) } });
  const { owedFen } = debtor.bill;
  const parts = await Promise.all([1, 2, 3].map((yuan) => lookedUp(service, debtor, debtor.accountId, owedFen - yuan * 100)));
  for (const [bills, end] of [[parts, 'done'], [[debtor.bill, ...parts], 'refunded']] as const) {
    const answers = await Promise.all(bills.map((bill) => start(service, debtor, anOrder({ bill }))));
    const begun = answers.flatMap(({ status, body }) => (status === 200 ? [(body as PaymentStarted).payment.id] : []));
    expect(begun).toHaveLength(1);
    await service.sandbox.wechatPay.pay(begun[0]!);
    expect(await confirm(service, debtor, begun[0]!)).toMatchObject({ state: end });
  }
});

test('whoever leaves while their payment begins leaves nothing held behind', async () => {
  for (let round = 0; round < 6; round += 1) {
    const debtor = await newDebtor(service, { points: 1_000 });
    const couponId = await newCoupon(service, debtor, 10_00);
    const begin = () => start(service, debtor, anOrder(debtor, { points: 100, couponId, payFenSeen: debtor.bill.totalFen - 6_00 }));
    const leave = () => service.send('DELETE', '/api/members/me', { token: debtor.token });
    const answers = await Promise.all(round % 2 === 0 ? [begin(), leave()] : [leave(), begin()]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    await service.drain();
    await resolveAfter(service, 16 * 60);
    expect(await countOf(service, debtor.bill.id)).toMatchObject({ claiming: 0 });
    expect(await pointsOf(service, debtor)).toMatchObject({ held: 0 });
  }
});

test('a refund that is told and asked for by eight at once goes back once', async () => {
  const debtor = await newDebtor(service, { ending: '0422' });
  const { id } = await started(service, debtor);
  const pay = service.sandbox.wechatPay;
  await pay.pay(id);
  pay.plan('refund', 'cut-after');
  expect(await confirm(service, debtor, id)).toMatchObject({ state: 'refunding' });
  const refunding = (await findPayment(service.deps.database, id))!;
  await Promise.all([...Array.from({ length: 8 }, () => refundPayment(service.deps, refunding)), pay.notify(id, { event: 'REFUND.SUCCESS', times: 5 })]);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'refunded' });
  expect(pay.refunded()[id]).toBe(pay.collected()[id]);
});

test('a number that no payment can have is told apart before anybody looks for it', async () => {
  const { token } = await newDebtor(service);
  for (const id of ['0', '-1', '1e3', '9223372036854775808', '99999999999999999999', "1'--", '%00', '１']) {
    const { status } = await service.get(`/api/payments/${encodeURIComponent(id)}`, { token });
    expect([id, status]).toEqual([id, 400]);
  }
});
