import { randomUUID } from 'node:crypto';
import { points } from '@micro-branch/contract/units';
import { BOOKS, findDifferenceOf, verifyBooks } from '../../../server/books';
import { sql, type Queryable } from '../../../server/database/database';
import type { Id } from '../../../server/ids';
import { findDifference, type Difference } from '../../../server/ledger/verify';
import { giveBack, settle, spend } from '../../../server/points/spend';
import { shanghaiDay } from '../../../server/shanghai';
import { expire, giveLot } from '../../support/ledger';
import { newMember } from '../../support/people';
import { startService, type Service } from '../../support/service';

jest.setTimeout(60_000);

const MONTH_MS = 31 * 86_400_000;
const SETTLED = randomUUID();
const HELD = randomUUID();
const RETURNED = randomUUID();
let service: Service;
let member: Id;
let other: Id;

/** Statements of a test, as many as one likes. */
const run = (tx: Queryable, text: string): Promise<object[]> => tx.query(sql(`test.${randomUUID()}`, text));

const take = (id: string, amount: number, isHeld: boolean): Promise<void> =>
  spend(service.deps.database, service.deps, { id, memberId: member, points: points(amount), purpose: 'payment', reference: id, isHeld });

const giveBackLate = (spendId: string, amount: number): Promise<void> =>
  giveBack(service.deps.database, service.deps, { spendId, name: 'late', points: points(amount), graceDays: 30 });

/** A coupon that was ordered, as the mall leaves it; how it gets there is tested there. */
const orderCoupon = async (): Promise<void> => {
  const { database, newId } = service.deps;
  const [order, spendId] = [newId(), randomUUID()];
  await run(database, `select points_spend('${spendId}', ${member}, 10, 'order', '${order}', false, null, '${shanghaiDay(service.clock.now())}', now())`);
  await run(database, `insert into mall_orders (id, member_id, key, item_id, kind, title, picture, points, value_fen, spend_id, state, placed_at)
    values (${order}, ${member}, '${randomUUID()}', 1, 'coupon', '茶', 'tea', 10, 100, '${spendId}', 'fulfilled', now())`);
};

/** One exchange in and one out, done; what the routes of the room make of the gateway's answers is tested there. */
const exchangeBoth = async (): Promise<void> => {
  const { database, newId } = service.deps;
  const [inward, outward, spendId] = [newId(), newId(), randomUUID()];
  const add = (id: Id, direction: string) =>
    run(database, `insert into exchanges values (${id}, ${member}, '${randomUUID()}', '${direction}', 20, 20, 1, 'done', null, 'x', 1, null, '2026-11-24', now(), now())`);
  await add(inward, 'in');
  await run(database, `select points_earn('${randomUUID()}', ${newId()}, ${member}, 20, 'exchange', '${inward}', 1, '[]', '2099-12-31', '2026-11-24', now())`);
  await add(outward, 'out');
  await run(database, `select points_spend('${spendId}', ${member}, 20, 'exchange', '${outward}', false, null, '2026-11-24', now())`);
};

beforeAll(async () => {
  service = await startService();
  member = await newMember(service.deps);
  other = await newMember(service.deps);
  await giveLot(service.deps, member, 100, 1);
  await giveLot(service.deps, member, 500);
  await giveLot(service.deps, other, 70, 1);
  await orderCoupon();
  await exchangeBoth();
  await take(SETTLED, 30, true);
  await settle(service.deps.database, service.deps, SETTLED);
  await take(RETURNED, 60, false);
  await take(HELD, 40, true);
  service.clock.advance(3 * MONTH_MS);
  await expire(service.deps.database, service.deps, other);
  await giveBackLate(RETURNED, 60);
});
afterAll(() => service.close());

/** Breaks one thing where no trigger and no key minds, looks, and takes it back. */
const differenceAfter = async (...breaks: string[]): Promise<Difference | null> => {
  const undo = new Error('undo');
  let found: Difference | null = null;
  await service.deps.database
    .transaction(async (tx) => {
      await run(tx, 'set local session_replication_role = replica');
      for (const text of breaks) await run(tx, text);
      found = await findDifference(tx, BOOKS, null);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
};

test('books in which everything happened once agree, and say how much was looked at', async () => {
  const { counted, difference } = await verifyBooks(service.deps.database);
  expect(difference).toBeNull();
  expect(counted).toMatchObject({ accounts: 16, transfers: 12, lots: 4, spends: 5, mall_orders: 1, exchanges: 2 });
});

test('books agree while the service works: everything is read as of one moment', async () => {
  const busy = await newMember(service.deps);
  await giveLot(service.deps, busy, 1_000);
  let isOver = false;
  const work = async (): Promise<void> => {
    while (!isOver) {
      await spend(service.deps.database, service.deps, {
        id: randomUUID(), memberId: busy, points: points(1), purpose: 'payment', reference: randomUUID(), isHeld: true,
      });
    }
  };
  const workers = [work(), work()];
  for (let times = 0; times < 10; times += 1) expect((await verifyBooks(service.deps.database)).difference).toBeNull();
  isOver = true;
  await Promise.all(workers);
});

const last = (cause: string, more = 'true'): string => `(select id from transfers where cause = '${cause}' and ${more} order by seq desc limit 1)`;

interface Rewarded {
  state?: string;
  amount?: number;
  takenBack?: number;
  used?: number;
  isGiven?: boolean;
}

/** A version of the rules that gives 20, what of its budget is used, and a reward by it: how they come about is tested there. */
const rewardOf = ({ state = 'held', amount = 20, takenBack = 0, used = amount, isGiven = false }: Rewarded): string[] => [
  `insert into reward_rules values (1, '{"levels": [20]}', now(), now())`,
  `insert into reward_budgets values (1, 100, ${used})`,
  `insert into rewards values (5, 6, 1, 1, ${other}, ${member}, '2026-11', '${state}', ${state === 'paid' ? 'null' : "'because'"}, ${amount}, ${takenBack}, '[]', now(),
    ${state === 'held' ? 'null' : 'now()'})`,
  ...(isGiven ? [`select points_earn(gen_random_uuid(), 7, ${other}, ${amount}, 'reward', '5', 1, '[]', '2099-12-31', '2026-11-24', now())`] : []),
];

/** A payment of 100 fen: how it gets to its state is tested there. */
const paymentOf = (state: string, { collected = 'null', points = 0 }: { collected?: string; points?: number } = {}): string =>
  `insert into payments (id, member_id, key, bill_id, account_id, biller_id, biller_version, biller_name, category, icon, masked, claim, claims_bill, is_part, amount_fen, fee_fen,
     points, points_fen, spend_id, rules_version, coupon_fen, pay_fen, method, state, started_at, expires_at, collected_fen)
   values (5, ${other}, gen_random_uuid(), 6, 7, 8, 1, '演示', 'other', 'bill', '1****1', 'ours:6', true, false, 100, 0,
     ${points}, ${points}, ${points > 0 ? 'gen_random_uuid()' : 'null'}, 1, 0, 100 - ${points}, 'wechat', '${state}', now(), now(), ${collected})`;

/** What is broken, the check that must name it, and what it must say of it. */
/** A batch of one row of 100 fen, whose file had so many. */
const batchOf = ({ state, rows = 1 }: { state: 'waiting' | 'done'; rows?: number }): string[] => [
  `insert into billers values (5, 'b', 1, 'other', 'b', 'b', '{}', false, 1)`,
  `insert into batches values (5, 'b', 5, 'h', ${rows}, ${rows * 100}, ${rows}, now(), now(), null)`,
  `insert into batch_rows (id, batch_id, biller_id, line, account_sealed, account_masked, payer, fen, reference, state, their_id, debited_on, ended_at)
   values (6, 5, 5, 1, ${state === 'done' ? `null, 'm', 'p', 100, 'r', 'done', 't', '2026-11-24', now()` : `'s', 'm', 'p', 100, 'r', 'waiting', null, null, null`})`,
];

const BREAKS: [check: string, what: string, breaks: () => string[], says: () => RegExp][] = [
  ['ledger.accounts', 'a transfer to an account that is not there', () => [`update transfers set credit_id = 77 where id = ${last('spent', `reference like 'order:%'`)}`], () => /77 \(missing\)/],
  ['ledger.accounts', 'a transfer from points to fen', () => [`update accounts set unit = 'fen' where id = 1`], () => /1 \(fen\)/],
  ['ledger.owners', 'a transfer without an owner', () => [`update transfers set owner_id = null where id = '${SETTLED}'`], () => RegExp(`${SETTLED} belongs to nobody`)],
  ['ledger.owners', "a transfer under another member's name", () => [`update transfers set owner_id = ${other} where id = '${SETTLED}'`], () => RegExp(`belongs to ${other}, its accounts to ${member}`)],
  ['ledger.owners', 'a transfer from one member to another', () => [`update transfers set debit_id = points_account(${other}, 'points-available') where id = ${last('expired')}`, `update transfers set credit_id = points_account(${member}, 'points-available') where id = ${last('expired')}`], () => RegExp(`its accounts to ${other} and ${member}`)],
  ['ledger.balances', 'a balance', () => [`update accounts set balance = balance + 1 where owner_id = ${other} and kind = 'points-available'`], () => /holds 1, its transfers come to 0/],
  ['ledger.balances', 'an amount', () => [`update transfers set amount = amount + 5 where id = '${HELD}'`], () => /its transfers come to/],
  ['ledger.balances', 'a transfer that is gone', () => [`delete from transfers where id = ${last('expired')}`], () => /holds 0, its transfers come to 70/],
  ['ledger.never_negative', 'a spending before its earning', () => [`update transfers set seq = default where id = ${last('earned', `owner_id = ${other}`)}`], () => /falls to -70/],
  ['points.earnings', 'an earning without a lot', () => [`delete from lots where member_id = ${other}`], () => /earned 70 points, and there is no lot/],
  ['points.earnings', 'a lot of more points than were given', () => [`update lots set points = 71 where member_id = ${other}`], () => /has 71 points.*gave 70/],
  ['points.earnings', 'a lot without a transfer', () => [`update lots set transfer_id = gen_random_uuid() where member_id = ${other}`], () => /there is no lot|gave 0 to nobody/],
  ['points.moves', 'an expiry without its move', () => [`delete from lot_moves where transfer_id = ${last('expired')}`], () => /expired\) moved -70, the lots moved 0/],
  ['points.moves', 'a move without a transfer', () => [`update lot_moves set transfer_id = gen_random_uuid() where transfer_id = ${last('expired')}`], () => /expired\) moved -70, the lots moved 0|missing\) moved 0, the lots moved -70/],
  ['points.remaining', 'what remains of a lot', () => [`update lots set remaining = 1 where member_id = ${other}`], () => /has 1 of 70 left, its moves leave 0/],
  ['points.ends', 'a lot that was extended by nobody', () => [`update lots set extended_to = '2090-01-01' where member_id = ${other}`], () => /ends on 2090-01-01/],
  ['points.ends', 'a late return that extended nothing', () => [`update lots set extended_to = null where extended_to is not null`], () => /its moves say/],
  ['points.very_lots', 'a return to another lot than it came from', () => [
    `update lots set points = points + 1000, remaining = remaining + 1000 where source = 'exchange'`,
    `update lot_moves set lot_id = (select id from lots where source = 'exchange') where taking_id = '${HELD}'`,
    `update lot_moves set lot_id = (select id from lots where source = 'exchange') where taking_id = '${RETURNED}' and points > 0 and lot_id = (select min(lot_id) from lot_moves where taking_id = '${RETURNED}')`,
    `update lots l set remaining = l.points + (select coalesce(sum(m.points), 0) from lot_moves m where m.lot_id = l.id), extended_to = (select max(m.extended_to) from lot_moves m where m.lot_id = l.id)`,
    `update transfers set amount = amount + 1000 where cause = 'earned' and reference like 'exchange:%'`,
    `update accounts set balance = balance + 1000 where owner_id = ${member} and kind = 'points-available'`,
  ], () => /got back \d+ more of spend/],
  ['points.movers', "a transfer that moved another member's lot", () => [
    `update lots set member_id = ${other} where source = 'exchange'`,
    `update transfers set owner_id = ${other}, credit_id = points_account(${other}, 'points-available') where cause = 'earned' and reference like 'exchange:%'`,
    `insert into lot_moves select '${HELD}', '${HELD}', id, -1 from lots where source = 'exchange'`,
    `update lot_moves set points = points + 1 where ctid = (select ctid from lot_moves where transfer_id = '${HELD}' and points < -1 limit 1)`,
    `update lots l set remaining = l.points + (select coalesce(sum(m.points), 0) from lot_moves m where m.lot_id = l.id)`,
    `update accounts set balance = balance - 20 where owner_id = ${member} and kind = 'points-available'`,
    `update accounts set balance = balance + 20 where owner_id = ${other} and kind = 'points-available'`,
  ], () => RegExp(`transfer ${HELD} of member ${member} moved lot \\d+ of member ${other}`)],
  ['points.available', 'points that came without a lot', () => [
    `insert into transfers values (gen_random_uuid(), default, 4, points_account(${other}, 'points-available'), 9, 'given', 'by hand', ${other}, now())`,
    `update accounts set balance = balance + 9 where owner_id = ${other} and kind = 'points-available'`,
  ], () => /has 9 available, the lots have 0/],
  ['points.held', 'a hold that says it is over', () => [`update spends set state = 'settled' where id = '${HELD}'`], () => /has 40 held, the spends hold 0/],
  ['points.taken', 'a spend of fewer points', () => [`update spends set points = 29 where id = '${SETTLED}'`], () => /says that 29 points.*says 30/],
  ['points.taken', 'a spend that is gone', () => [`delete from spends where id = '${SETTLED}'`], () => /says that 0 points of member nobody.*says 30/],
  ['points.taken', 'a spend of another member', () => [`update spends set member_id = ${other} where id = '${SETTLED}'`], () => RegExp(`of member ${other} were taken`)],
  ['points.returned', 'a return that the spend forgot', () => [`update spends set returned = 0 where id = '${RETURNED}'`], () => /says that 0 of 60 were returned, the lots got 60/],
  ['points.states', 'a settlement to the wrong house account', () => [`update transfers set credit_id = 5 where cause = 'settled'`], () => /kept 30, the transfers hold 0 and kept 0/],
  ['mall.orders', 'an order that was cancelled and kept its points', () => [`update mall_orders set state = 'cancelled', reason = 'by-member', ended_at = now()`], () => /is cancelled; spend .* is settled, 0 of it returned/],
  ['mall.orders', 'an order of another price', () => ['update mall_orders set points = 11'], () => /of 11 points .* of 10 points/],
  ['mall.orders', 'a spend without its order', () => ['delete from mall_orders'], () => /is missing; spend/],
  ['exchanges.inward', 'a done exchange that gave nothing', () => [`insert into exchanges values (5, ${other}, gen_random_uuid(), 'in', 5, 5, 1, 'done', null, 'x', 1, null, '2026-11-24', now(), now())`], () => /exchange 5 in, done, gives 5 points; the lot of it has 0/],
  ['exchanges.inward', 'a pending exchange that gave already', () => [`update exchanges set state = 'pending', ended_at = null where direction = 'in'`], () => /in, pending, gives 20 points; the lot of it has 20/],
  ['exchanges.outward', 'a pending exchange that holds nothing', () => [`update exchanges set state = 'pending', ended_at = null where direction = 'out'`], () => /is pending; the spend of it, of 20 points, is settled/],
  ['exchanges.outward', 'an exchange out of nothing', () => [`update exchanges set direction = 'out' where direction = 'in'`, `update lots set source = 'task' where source = 'exchange'`], () => /is missing|is done; the spend of it, of 0 points, is missing/],
  ['rewards.paid', 'a reward that gave nothing', () => rewardOf({ state: 'paid' }), () => /reward 5 is paid and gave 20 points .* gave 0 to nobody/],
  ['rewards.paid', 'a lot that no reward gave', () => [`update lots set source = 'reward' where member_id = ${other}`], () => /is missing and gave 0 points to nobody; the lot of it gave 70/],
  ['rewards.paid', 'a held reward that gave already', () => [...rewardOf({ state: 'paid', isGiven: true }), `update rewards set state = 'held', reason = 'because', paid_at = null`], () => /is missing and gave 0 points to nobody; the lot of it gave 20/],
  ['rewards.taken_back', 'a taking back that took nothing', () => rewardOf({ state: 'void', takenBack: 20, used: 0, isGiven: true }), () => /reward 5, which is void, had 20 points taken back; the spend of it took 0/],
  ['rewards.budgets', 'a budget that forgot a reward', () => rewardOf({ used: 0 }), () => /version 1 has used 0 of its budget of 100, its rewards come to 20/],
  ['rewards.levels', 'a reward of more points than its rules say', () => rewardOf({ amount: 30 }), () => /reward 5 of level 1 is 30 points, version 1 says 20/],
  ['payments.amounts', 'a payment for which nothing came', () => [paymentOf('paid')], () => /payment 5 of 100 and 0 is paid: collected 0/],
  ['payments.amounts', 'money of a payment that is not paid', () => [paymentOf('unpaid', { collected: '100' })], () => /is unpaid: collected 100/],
  ['payments.transfers', 'a payment whose money is in no account', () => [paymentOf('paid', { collected: '100' })], () => /payment 5 is paid, so collected is 100; the ledger has 0/],
  ['payments.transfers', 'a payment that was delivered and is not done', () => [paymentOf('unpaid'), `select payment_post(5, 'delivered', 13, 14, 100, now())`], () => /is unpaid, so delivered is 0; the ledger has 100 from 13 to 14/],
  ['payments.strays', 'money of no payment', () => [`select payment_post(5, 'collected', 11, 13, 100, now())`], () => /collected of 100, payment:5\) is of no payment/],
  ['payments.strays', 'money that came twice', () => [paymentOf('paid', { collected: '100' }), `select payment_post(5, 'collected', 11, 13, 100, now())`, `select ledger_post(gen_random_uuid(), 11, 13, 100, 'collected', 'payment:5', null, now())`], () => /payment:5\) is of no payment/],
  ['payments.spends', 'a payment that holds no points', () => [paymentOf('unpaid', { points: 10 })], () => /payment 5 takes 10 points and is unpaid; the spend of it, of 0 points, is missing/],
  ['payments.coupons', 'a coupon that is used for nothing', () => ['update mall_orders set payment_id = 5'], () => /of 100 is used for 5; the payment that has it is missing/],
  ['batches.rows', 'a row that is done and was not debited', () => batchOf({ state: 'done' }), () => /batch row 6 of 100 fen is done; the transfer of it, from 0 to 0, is of 0/],
  ['batches.rows', 'a debit of no row', () => [`select ledger_post(gen_random_uuid(), 12, 14, 100, 'batch-collected', 'batch:6', null, now())`], () => /batch row batch:6 of 0 fen is missing; the transfer of it, from 12 to 14, is of 100/],
  ['batches.totals', 'a batch that lost a row', () => batchOf({ state: 'waiting', rows: 2 }), () => /batch b has 1 rows of 100 fen, its file 2 of 200/],
];

test.each(BREAKS)('%s names %s', async (check, _what, breaks, says) => {
  const found = await differenceAfter(...breaks());
  expect(found?.difference).toMatch(says());
  expect(found?.check).toBe(check);
});

test('every check has a test that breaks what it guards', () => {
  const names = BOOKS.flatMap(({ checks }) => checks.map(({ find }) => find.name));
  expect(new Set(BREAKS.map(([check]) => check))).toEqual(new Set(names));
});

test("the books of one member are looked at alone: another's difference is not theirs", async () => {
  const undo = new Error('undo');
  const looking = service.deps.database.transaction(async (tx) => {
    await run(tx, `update accounts set balance = 3 where owner_id = ${other} and kind = 'points-available'`);
    expect(await findDifferenceOf(tx, [member])).toBeNull();
    expect(await findDifferenceOf(tx, [member, other])).toMatchObject({ check: 'ledger.balances' });
    throw undo;
  });
  await expect(looking).rejects.toBe(undo);
});
