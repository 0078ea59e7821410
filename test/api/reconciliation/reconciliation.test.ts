import type { Id } from '../../../server/ids';
import { reconcile } from '../../../server/reconciliation/reconcile';
import type { Reconciliation } from '../../../server/reconciliation/runs';
import { addDays } from '../../../server/shanghai';
import { addBiller, addPayment, at, close, collect, deliver, hostReceipt, refund, refuse, trade, yesterdayOf, type MadePayment } from '../../support/reconciliation';
import { startService, type Service } from '../../support/service';

let service: Service;
let biller: { id: Id; key: string };
let hosted: { id: Id; key: string };
/** Every test has a day of its own, far from the others. */
let day: string;
let noon: Date;
let days = 0;

beforeAll(async () => {
  service = await startService();
  biller = await addBiller(service.deps, 'electricity-310100');
  hosted = await addBiller(service.deps, 'property-310100');
});
afterAll(() => service.close());
beforeEach(() => {
  day = addDays(yesterdayOf(service.deps), -3 * (days += 1));
  noon = at(day, '12:00:00');
});

const collectedLine = ({ id, payFen }: MadePayment) => trade('collected', id, payFen);
const billerLine = ({ id, billerKey, amountFen }: MadePayment) => ({ id, billerKey, amountFen, serial: `BL${id}` });
const wechatTold = (trades: ReturnType<typeof trade>[]): void => service.sandbox.wechatPay.editStatement(day, () => trades);
const billersTold = (lines: ReturnType<typeof billerLine>[]): void =>
  service.sandbox.billers.playStatement(day, { count: lines.length, lineAt: (index) => lines[index]! });
const bankTold = (lines: string[]): void => void service.sandbox.bankDebits.statementOf(day).push(...lines);
const run = (): Promise<Reconciliation> => reconcile(service.deps, day);
const found = ({ differences }: Reconciliation) => differences.map(({ leg, kind, paymentId, reference, oursFen, theirsFen }) => [leg, kind, paymentId ?? reference, oursFen, theirsFen]);

/** Paid and at its biller, as everybody has it. */
const donePayment = async (wanted: { method?: 'wechat' | 'debit'; feeFen?: number; at?: Date } = {}): Promise<MadePayment> => {
  const when = wanted.at ?? noon;
  const payment = await addPayment(service.deps, { biller, at: when, ...wanted });
  await collect(service.deps, payment, when);
  await deliver(service.deps, payment, when);
  return payment;
};

test('a day of which everybody tells the same comes to zero, by every way of paying and every kind of biller', async () => {
  const [one, two] = [await donePayment(), await donePayment({ feeFen: 1_00 })];
  const debited = await donePayment({ method: 'debit' });
  const atHosted = await addPayment(service.deps, { biller: hosted, at: noon });
  await collect(service.deps, atHosted, noon);
  await hostReceipt(service.deps, atHosted, noon);
  await deliver(service.deps, atHosted, noon);
  const returned = await addPayment(service.deps, { biller, at: noon });
  await collect(service.deps, returned, noon);
  await refuse(service.deps, returned, noon);
  await refund(service.deps, returned, noon);
  wechatTold([...[one, two, atHosted, returned].map(collectedLine), trade('refunded', returned.id, returned.payFen)]);
  bankTold([`collected,${debited.id},${debited.payFen},BD1`]);
  billersTold([one, two, debited].map(billerLine));
  const result = await run();
  expect(found(result)).toEqual([]);
  expect(result).toMatchObject({ day, state: 'zero', waitingFor: null });
  expect(result.legs.map(({ leg, oursCount, theirsCount, matchedCount }) => [leg, oursCount, theirsCount, matchedCount])).toEqual([
    ['wechat-collected', 4, 4, 4],
    ['wechat-refunded', 1, 1, 1],
    ['bank-collected', 1, 1, 1],
    ['bank-refunded', 0, 0, 0],
    ['billers', 4, 4, 4],
    ['ledger', 5, 5, 5],
    ['ledger-batches', 0, 0, 0],
    ['open', 0, 0, 0],
    ['oddities', 0, 0, 0],
  ]);
  expect(result.legs[0]).toMatchObject({ oursFen: 401_00, theirsFen: 401_00, differencesCount: 0 });
});

test('a day on which nothing happened is zero', async () => {
  expect(await run()).toMatchObject({ state: 'zero', differences: [] });
});

test('names money that WeChat Pay has and we do not: of nobody, of a payment that waits for it, of one that was closed', async () => {
  const waiting = await addPayment(service.deps, { biller, at: noon });
  const closed = await addPayment(service.deps, { biller, at: noon });
  await close(service.deps, closed, noon);
  wechatTold([trade('collected', '4611686018427387904', 5_00), trade('collected', 'SHOP-20261128-1', 7_00), trade('collected', '99999999999999999999', 8_00), collectedLine(waiting), collectedLine(closed)]);
  const result = await run();
  expect(result.state).toBe('different');
  expect(found(result)).toEqual(
    expect.arrayContaining([
      ['wechat-collected', 'money-unknown', '4611686018427387904', null, 5_00],
      ['wechat-collected', 'money-unknown', 'SHOP-20261128-1', null, 7_00],
      ['wechat-collected', 'money-unknown', '99999999999999999999', null, 8_00],
      ['wechat-collected', 'money-unnoted', waiting.id, null, waiting.payFen],
      ['wechat-collected', 'money-unnoted', closed.id, null, closed.payFen],
    ]),
  );
  expect(result.differences.find(({ paymentId }) => paymentId === closed.id)?.ourState).toBe('closed');
});

test('names what cannot be a number of ours as far as it can be written', async () => {
  wechatTold([trade('collected', `4\u00001${'x'.repeat(300)}`, 1), trade('collected', '99999999999999999999', 1), trade('refunded', '-7', 1)]);
  billersTold([]);
  const references = (await run()).differences.map(({ reference }) => reference);
  expect(references.sort()).toEqual(['-7', `41${'x'.repeat(98)}`, '99999999999999999999']);
});

test('names money that we have and they do not, and another amount', async () => {
  const [missing, other, debited] = [await donePayment(), await donePayment(), await donePayment({ method: 'debit' })];
  wechatTold([trade('collected', other.id, other.payFen - 1)]);
  billersTold([missing, other, debited].map(billerLine));
  expect(found(await run())).toEqual([
    ['bank-collected', 'money-missing', debited.id, debited.payFen, null],
    ['wechat-collected', 'money-amount', other.id, other.payFen, other.payFen - 1],
    ['wechat-collected', 'money-missing', missing.id, missing.payFen, null],
  ]);
});

test('names a refund that is missing on either side, was not asked for, or is of another sum', async () => {
  const made = async () => {
    const payment = await addPayment(service.deps, { biller, at: noon });
    await collect(service.deps, payment, noon);
    return payment;
  };
  const [ours, theirs, small, unwanted] = [await made(), await made(), await made(), await donePayment()];
  for (const payment of [ours, theirs, small]) await refuse(service.deps, payment, noon);
  for (const payment of [ours, small]) await refund(service.deps, payment, noon);
  wechatTold([
    ...[ours, theirs, small, unwanted].map(collectedLine),
    trade('refunded', theirs.id, theirs.payFen), trade('refunded', small.id, 1_00), trade('refunded', unwanted.id, unwanted.payFen), trade('refunded', '4611686018427387905', 2_00),
  ]);
  billersTold([billerLine(unwanted)]);
  const refunds = found(await run()).filter(([leg]) => leg === 'wechat-refunded');
  expect(refunds).toEqual([
    ['wechat-refunded', 'refund-amount', small.id, small.payFen, 1_00],
    ['wechat-refunded', 'refund-missing', ours.id, ours.payFen, null],
    ['wechat-refunded', 'refund-unknown', '4611686018427387905', null, 2_00],
    ['wechat-refunded', 'refund-unnoted', theirs.id, null, theirs.payFen],
    ['wechat-refunded', 'refund-unwanted', unwanted.id, null, unwanted.payFen],
  ]);
});

test('names what billers have otherwise: nothing, more, another sum, another biller, what was given back, what waits', async () => {
  const [missing, other, elsewhere] = [await donePayment(), await donePayment(), await donePayment()];
  const waiting = await addPayment(service.deps, { biller, at: noon });
  const returned = await addPayment(service.deps, { biller, at: noon });
  for (const payment of [waiting, returned]) await collect(service.deps, payment, noon);
  await refuse(service.deps, returned, noon);
  wechatTold([missing, other, elsewhere, waiting, returned].map(collectedLine));
  billersTold([
    { ...billerLine(other), amountFen: other.amountFen + 1 }, { ...billerLine(elsewhere), billerKey: 'water-310100' }, billerLine(waiting), billerLine(returned),
    { id: '4611686018427387906', billerKey: biller.key, amountFen: 3_00, serial: 'BL9' },
  ]);
  const hostedUnknown = { id: '4611686018427387907', billerId: hosted.id, billerKey: hosted.key, amountFen: 4_00, payFen: 4_00 };
  await hostReceipt(service.deps, hostedUnknown, noon);
  expect(found(await run()).filter(([leg]) => leg === 'billers')).toEqual([
    ['billers', 'biller-after-refund', returned.id, null, returned.amountFen],
    ['billers', 'biller-amount', other.id, other.amountFen, other.amountFen + 1],
    ['billers', 'biller-missing', missing.id, missing.amountFen, null],
    ['billers', 'biller-other', elsewhere.id, elsewhere.amountFen, elsewhere.amountFen],
    ['billers', 'biller-unknown', '4611686018427387906', null, 3_00],
    ['billers', 'biller-unknown', '4611686018427387907', null, 4_00],
    ['billers', 'biller-unnoted', waiting.id, null, waiting.amountFen],
  ]);
});

test('names a line that stands in a statement twice, in each of them', async () => {
  const [paid, debited] = [await donePayment(), await donePayment({ method: 'debit' })];
  wechatTold([collectedLine(paid), collectedLine(paid)]);
  bankTold(Array<string>(3).fill(`collected,${debited.id},${debited.payFen},BD1`));
  billersTold([billerLine(paid), billerLine(debited), billerLine(debited)]);
  const result = await run();
  expect(found(result)).toEqual([
    ['bank-collected', 'line-twice', debited.id, debited.payFen, 2 * debited.payFen],
    ['billers', 'line-twice', debited.id, debited.amountFen, debited.amountFen],
    ['wechat-collected', 'line-twice', paid.id, paid.payFen, paid.payFen],
  ]);
  expect(result.differences[0]?.detail).toBe('3 行');
});

test('the first and the last second of a day belong to it, and their neighbours do not', async () => {
  const next = addDays(day, 1);
  const inside = [await donePayment({ at: at(day, '00:00:00') }), await donePayment({ at: at(day, '23:59:59') })];
  const outside = [await donePayment({ at: at(addDays(day, -1), '23:59:59') }), await donePayment({ at: at(next, '00:00:00') })];
  const late = await addPayment(service.deps, { biller, at: at(day, '23:59:59') }); // paid on this day, delivered and known on the next
  await collect(service.deps, late, at(day, '23:59:59'));
  await deliver(service.deps, late, at(next, '00:00:00'));
  const lines = [...inside, late].map(collectedLine);
  wechatTold(lines);
  billersTold(inside.map(billerLine));
  expect(await run()).toMatchObject({ state: 'zero' });
  wechatTold([...lines, ...outside.map(collectedLine)]);
  billersTold([...inside, late].map(billerLine));
  expect(found(await run())).toEqual([
    ['billers', 'biller-other-day', late.id, null, late.amountFen],
    ...outside.map(({ id, payFen }) => ['wechat-collected', 'money-other-day', id, null, payFen]),
  ]);
});
