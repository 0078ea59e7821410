import { confirm, newDebtor, odditiesOf, pointsOf, resolveAfter, seen, started, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

let service: Service;
let debtor: Debtor;

jest.setTimeout(180_000);

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());
beforeEach(async () => void (debtor = await newDebtor(service, { points: 1_000 })));

const pay = () => service.sandbox.wechatPay;

test('a notification alone brings a payment to its biller, and four more change nothing', async () => {
  const { id } = await started(service, debtor, { points: 500 });
  await pay().pay(id);
  expect(await pay().notify(id, { times: 5 })).toEqual(Array(5).fill(204));
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
  expect(await confirm(service, debtor, id)).toMatchObject({ state: 'done' });
  expect(await pointsOf(service, debtor)).toEqual({ available: 500, held: 0 });
});

test.each(['signature', 'serial', 'age', 'body', 'seal'] as const)('one that is forged by its %s is turned away and changes nothing', async (forge) => {
  const { id } = await started(service, debtor);
  await pay().pay(id);
  expect((await pay().notify(id, { forge }))[0]).toBe(401);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'unpaid' });
});

test('one of another merchant or of an order that we do not know is kept once, however often it is told', async () => {
  const { id } = await started(service, debtor);
  await pay().pay(id);
  const before = (await odditiesOf(service)).length;
  expect(await pay().notify(id, { times: 3, resource: { mchid: '1900000999' } })).toEqual([204, 204, 204]);
  expect(await pay().notify(id, { times: 3, resource: { out_trade_no: '7' } })).toEqual([204, 204, 204]);
  const odd = (await odditiesOf(service)).slice(before);
  expect(odd).toHaveLength(2);
  expect(odd[1]).toMatchObject({ what: 'unknown-order collected', reference: '7' });
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'unpaid' });
});

test('money that comes a second time for a payment is kept as odd, once, and the first is delivered', async () => {
  const { id } = await started(service, debtor);
  await pay().pay(id);
  await pay().notify(id);
  expect(await pay().notify(id, { times: 2, resource: { transaction_id: '4200009999' } })).toEqual([204, 204]);
  const odd = (await odditiesOf(service)).filter(({ reference }) => reference === `${id} 4200009999`);
  expect(odd).toEqual([{ what: 'collected again', reference: `${id} 4200009999`, amountFen: debtor.bill.totalFen }]);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
});

test('another sum than was asked for goes back whole, with the points', async () => {
  const { id } = await started(service, debtor, { points: 500 });
  pay().plan('pay', 'wrong-amount');
  await pay().pay(id);
  await pay().notify(id);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'refunded', reason: 'wrong-amount' });
  expect(pay().refunded()[id]).toBe(pay().collected()[id]);
  expect(await pointsOf(service, debtor)).toEqual({ available: 1_000, held: 0 });
});

test('money that comes to a payment that was closed goes back whole', async () => {
  const { id } = await started(service, debtor, { points: 500 });
  const deps = { ...service.deps, wechatPay: { ...service.deps.wechatPay, close: async () => ({ state: 'closed' as const }), ask: async () => ({ state: 'unpaid' as const }) } };
  await resolveAfter(service, 16 * 60, deps);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'closed', reason: 'too-late' });
  await pay().pay(id).catch(() => undefined);
  const paidAt = service.clock.now();
  const late = { ...service.deps, wechatPay: { ...service.deps.wechatPay, refund: async () => ({ state: 'done' as const, theirId: 'R', refundedOn: '2027-01-01' }) } };
  const { noteCollected } = await import('../../../server/payments/collected');
  const payFen = debtor.bill.totalFen - 500;
  await noteCollected(late, id, { theirId: 'W', paidFen: payFen, paidAt, paidOn: '2027-01-01' });
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'refunded', reason: 'late-money' });
  expect(await pointsOf(service, debtor)).toEqual({ available: 1_000, held: 0 });
});

test('a refund that is told before it was asked for again is written once', async () => {
  const refused = await newDebtor(service, { ending: '0422', points: 200 });
  const { id } = await started(service, refused, { points: 100 });
  await pay().pay(id);
  pay().plan('refund', 'cut-after');
  await confirm(service, refused, id);
  expect(await seen(service, refused, id)).toMatchObject({ state: 'refunding', reason: 'biller-refused' });
  await pay().notify(id, { event: 'REFUND.SUCCESS', times: 5 });
  await pay().notify(id);
  expect(await seen(service, refused, id)).toMatchObject({ state: 'refunded' });
  expect(await pointsOf(service, refused)).toEqual({ available: 200, held: 0 });
});

test('a refund of another sum than all that came is kept as odd, and ours goes on', async () => {
  const refused = await newDebtor(service, { ending: '0422' });
  const { id } = await started(service, refused);
  await pay().pay(id);
  pay().plan('refund', 'cut-after');
  await confirm(service, refused, id);
  await pay().notify(id, { event: 'REFUND.SUCCESS', resource: { amount: { total: 1, refund: 1, payer_total: 1, payer_refund: 1 } } });
  expect(await seen(service, refused, id)).toMatchObject({ state: 'refunding' });
  expect((await odditiesOf(service)).at(-1)).toMatchObject({ what: 'refund of another sum', reference: id });
  await resolveAfter(service, 60);
  expect(await seen(service, refused, id)).toMatchObject({ state: 'refunded' });
});

test('WeChat Pay is answered while a biller takes its time, and the biller is not asked twice for it', async () => {
  const { id } = await started(service, debtor);
  const { billerLink } = service.deps;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const asked: string[] = [];
  service.deps.billerLink = {
    ...billerLink,
    deliver: async (delivery) => {
      asked.push(delivery.paymentId);
      await held;
      return billerLink.deliver(delivery);
    },
  };
  await pay().pay(id);
  expect(await pay().notify(id, { times: 2 })).toEqual([204, 204]);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'paid' });
  service.deps.billerLink = billerLink;
  release();
  await resolveAfter(service, 60);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
  expect(asked).toEqual([id]);
});
