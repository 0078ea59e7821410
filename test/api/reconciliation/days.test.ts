import { sql } from '../../../server/database/database';
import type { Id } from '../../../server/ids';
import { reconcileAndAsk } from '../../../server/reconciliation/ask-again';
import { reconcile } from '../../../server/reconciliation/reconcile';
import { reconcileDays } from '../../../server/reconciliation/reconcile-days';
import { reportOf } from '../../../server/reconciliation/report';
import { findReconciliation } from '../../../server/reconciliation/runs';
import { inTurn } from '../../../server/reconciliation/turn';
import { addDays, shanghaiDay, shanghaiTime } from '../../../server/shanghai';
import { addBiller, addPayment, at, close, collect, deliver, refuse, trade, type MadePayment } from '../../support/reconciliation';
import { startService, type Service } from '../../support/service';

let service: Service;
let biller: { id: Id; key: string };
let day: string;

const HOUR_MS = 3_600_000;
const RUNS = sql('test.runs', 'select day, state from reconciliations order by id');
const LINES = sql('test.lines', 'select count(*)::int as lines from statement_lines');
const ODDITY = sql(
  'test.oddity',
  `insert into pay_oddities (id, source, what, reference, amount_fen, heard_at) values ($1, 'wechat-pay', 'not-ours', 'SHOP-1', 500, $2)`,
);
const POST = sql('test.post', `select ledger_post(payment_transfer($1, 'again'), 11, 13, 1, $2, 'payment:' || $1::bigint, null, $3)`);
const AS_NOBODY_MAY = sql('test.replica', 'set local session_replication_role = replica');
const TAKE_AWAY = sql('test.take_away', 'delete from transfers where id = any (array[payment_transfer($1, $2), payment_transfer($1, $3)])');

/** It is nine in the morning in Shanghai, and `day` was yesterday. */
beforeEach(async () => {
  service = await startService();
  const now = service.clock.now();
  service.clock.advance(at(addDays(shanghaiDay(now), 1), '09:00:00').getTime() - now.getTime());
  day = addDays(shanghaiDay(service.clock.now()), -1);
  biller = await addBiller(service.deps, 'electricity-310100');
});
afterEach(() => service.close());

const runs = () => service.deps.database.query<{ day: string; state: string }>(RUNS);
const told = (trades: ReturnType<typeof trade>[], on = day): void => service.sandbox.wechatPay.editStatement(on, () => trades);
const paidOn = async (on: string): Promise<MadePayment> => {
  const payment = await addPayment(service.deps, { biller, at: at(on, '12:00:00') });
  await collect(service.deps, payment, at(on, '12:00:00'));
  await deliver(service.deps, payment, at(on, '12:00:01'));
  told([trade('collected', payment.id, payment.payFen)], on);
  service.sandbox.billers.playStatement(on, { count: 1, lineAt: () => ({ id: payment.id, billerKey: biller.key, amountFen: payment.amountFen, serial: 'BL1' }) });
  return payment;
};

test('yesterday is reconciled from ten in the morning on, once', async () => {
  await paidOn(day);
  await reconcileDays(service.deps);
  expect(await runs()).toEqual([]);
  service.clock.advance(HOUR_MS);
  expect(shanghaiTime(service.clock.now())).toBe('10:00');
  await reconcileDays(service.deps);
  await reconcileDays(service.deps);
  expect(await runs()).toEqual([{ day, state: 'zero' }]);
});

test('days that were missed are made up for, from the first payment on, and nothing is before it', async () => {
  await paidOn(addDays(day, -3));
  service.clock.advance(HOUR_MS);
  await reconcileDays(service.deps);
  expect(await runs()).toEqual([-3, -2, -1, 0].map((days) => ({ day: addDays(day, days), state: 'zero' })));
});

test('without a payment nobody is asked for anything', async () => {
  service.clock.advance(HOUR_MS);
  service.sandbox.wechatPay.plan('statement', 'fault-before');
  await reconcileDays(service.deps);
  expect(await runs()).toEqual([]);
});

test.each(['wechat', 'bank', 'billers'] as const)('without the statement of %s the day waits, is told of, and is tried again; it is never zero', async (source) => {
  await paidOn(day);
  service.clock.advance(HOUR_MS);
  if (source === 'wechat') service.sandbox.wechatPay.plan('statement', 'fault-before');
  if (source === 'bank') service.sandbox.bankDebits.plan('statement', 'cut-before');
  if (source === 'billers') service.sandbox.billers.plan('statement', 'unsigned', 6);
  await expect(reconcileDays(service.deps)).rejects.toThrow(`${day} is not reconciled, the statement of ${source} is not there`);
  const waiting = (await findReconciliation(service.deps.database, day))!;
  expect(waiting).toMatchObject({ state: 'waiting', waitingFor: source, legs: [], differences: [] });
  expect(reportOf(waiting)).toContain('未对账');
  await reconcileDays(service.deps); // not at once
  expect(await runs()).toHaveLength(1);
  service.clock.advance(HOUR_MS / 6);
  await reconcileDays(service.deps);
  expect(await runs()).toEqual([{ day, state: 'waiting' }, { day, state: 'zero' }]);
  expect(await service.deps.database.query(LINES)).toEqual([{ lines: 0 }]);
});

test('a statement that is not the one that was hashed counts for nothing', async () => {
  await paidOn(day);
  service.sandbox.wechatPay.plan('download', 'changed');
  expect(await reconcile(service.deps, day)).toMatchObject({ state: 'waiting', waitingFor: 'wechat', waitingWhy: expect.stringContaining('hashed') as string });
});

test('a day that differed is compared again the next morning, and the newest result holds', async () => {
  const payment = await paidOn(day);
  const right = [trade('collected', payment.id, payment.payFen)];
  told([]);
  service.clock.advance(HOUR_MS);
  await expect(reconcileDays(service.deps)).rejects.toThrow(`${day} differs: wechat-collected 1`);
  await reconcileDays(service.deps);
  expect(await runs()).toHaveLength(1);
  told(right);
  service.clock.advance(24 * HOUR_MS);
  await reconcileDays(service.deps);
  expect((await runs()).map(({ state }) => state)).toEqual(['different', 'zero', 'zero']);
  expect(await findReconciliation(service.deps.database, day)).toMatchObject({ state: 'zero', differences: [] });
});

test('a day that somebody reconciled before it was over is reconciled again', async () => {
  const today = addDays(day, 1);
  await paidOn(today);
  expect(await reconcile(service.deps, today)).toMatchObject({ state: 'zero' });
  service.clock.advance(25 * HOUR_MS);
  await reconcileDays(service.deps);
  expect((await runs()).filter((run) => run.day === today)).toHaveLength(2);
});

test('of two runs at once one goes on', async () => {
  await paidOn(day);
  service.clock.advance(HOUR_MS);
  await inTurn(service.deps, '1', async () => {
    await expect(reconcile(service.deps, day)).rejects.toThrow('another reconciliation is under way');
    await reconcileDays(service.deps); // leaves it to the other
  });
  expect(await runs()).toEqual([]);
  await reconcileDays(service.deps);
  expect(await runs()).toHaveLength(1);
});

test('a run that died gives its turn away after some minutes, and its lines are gone', async () => {
  await paidOn(day);
  void inTurn(service.deps, '1', () => new Promise(() => undefined));
  await new Promise(setImmediate);
  while ((await service.deps.database.query(sql('test.turn', 'select from reconciliation_turn where run_id = 1'))).length === 0);
  await expect(reconcile(service.deps, day)).rejects.toThrow('another reconciliation is under way');
  service.clock.advance(HOUR_MS / 6);
  expect(await reconcile(service.deps, day)).toMatchObject({ state: 'zero' });
});

test('lists what has had no outcome for a day, and what was said of money that is not ours', async () => {
  const old = at(day, '08:00:00');
  const made = async () => addPayment(service.deps, { biller, at: old });
  const [unpaid, paid, refunding, closed] = [await made(), await made(), await made(), await made()];
  for (const payment of [paid, refunding]) await collect(service.deps, payment, old);
  await refuse(service.deps, refunding, old);
  await close(service.deps, closed, old);
  const fresh = await addPayment(service.deps, { biller, at: at(day, '09:30:00') });
  await service.deps.database.query(ODDITY, [service.deps.newId(), at(day, '23:59:59')]);
  told([paid, refunding].map(({ id, payFen }) => trade('collected', id, payFen)));
  const { differences } = await reconcile(service.deps, day);
  expect(differences.map(({ leg, kind, paymentId, reference }) => [leg, kind, paymentId ?? reference])).toEqual([
    ['oddities', 'oddity', 'SHOP-1'],
    ['open', 'payment-stuck', unpaid.id],
    ['open', 'payment-stuck', paid.id],
    ['open', 'refund-stuck', refunding.id],
  ]);
  expect(differences.some(({ paymentId }) => paymentId === fresh.id)).toBe(false);
});

test('asks for money that WeChat Pay has and we had not noted, and compares once more', async () => {
  const payment = await addPayment(service.deps, { biller, at: at(day, '12:00:00') });
  const first = await reconcileAndAsk(service.deps, day);
  expect(first).toMatchObject({ state: 'zero' });
  told([trade('collected', payment.id, payment.payFen)]); // which knows no such order when it is asked
  const second = await reconcileAndAsk(service.deps, day);
  expect(second.differences).toMatchObject([{ kind: 'money-unnoted', paymentId: payment.id }]);
  expect(await runs()).toHaveLength(3);
});

test('names a payment of which the ledger says otherwise, of that day and of one before', async () => {
  const { deps } = service;
  const right = await paidOn(day);
  const [twice, nobodys, without] = [await paidOn(day), String(BigInt(right.id) + 1_000n), await addPayment(deps, { biller, at: at(addDays(day, -1), '12:00:00') })];
  await collect(deps, without, at(day, '12:00:00'));
  await deps.database.query(POST, [twice.id, 'collected', at(day, '12:00:00')]);
  await deps.database.query(POST, [nobodys, 'corrected', at(day, '12:00:00')]);
  const takeAway = (id: Id, ...names: string[]) =>
    deps.database.transaction(async (tx) => {
      await tx.query(AS_NOBODY_MAY);
      await tx.query(TAKE_AWAY, [id, ...names]);
    });
  await takeAway(without.id, 'collected', 'again');
  const { differences } = await reconcile(deps, day);
  expect(differences.filter(({ leg }) => leg === 'ledger').map(({ paymentId, oursFen, theirsFen, detail }) => [paymentId, oursFen, theirsFen, detail])).toEqual([
    [without.id, 100_00, 0, 'collected: 10000 ≠ 0'],
    [twice.id, 200_00, 200_01, 'collected: 10000 ≠ 10001'],
    [nobodys, 0, 1, '1 分没有名目'],
  ]);
  for (const id of [twice.id, nobodys]) await takeAway(id, 'again', 'again');
  await deps.database.query(sql('test.post_again', `select payment_post($1, 'collected', 11, 13, 10000, $2)`), [without.id, at(day, '12:00:00')]);
});
