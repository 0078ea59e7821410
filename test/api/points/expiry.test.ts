import { randomUUID } from 'node:crypto';
import type { PointsView, StatementPage } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import type { Id } from '../../../server/ids';
import { expirePoints } from '../../../server/points/expire-points';
import { spend } from '../../../server/points/spend';
import { tellExpiry } from '../../../server/points/tell-expiry';
import { giveLot } from '../../support/ledger';
import { newMember } from '../../support/people';
import { depsAt, lotsOf, moveTo, newVisitor, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

let service: Service;
let deps: Deps;
let visitor: Visitor;

jest.setTimeout(180_000);

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, '2027-06-15T12:00:00+08:00');
  visitor = await newVisitor(service);
});

const END = '2027-06-30T23:59:00+08:00';
const AFTER = '2027-07-01T00:00:00+08:00';
const available = async (): Promise<number> => (await visitor.get<PointsView>('/points')).available;
const spendAt = (world: Deps, memberId: Id, amount: number): Promise<void> => {
  const id = randomUUID();
  const spending = { id, memberId, points: points(amount), purpose: 'payment' as const, reference: id, isHeld: false };
  return deps.database.transaction((tx) => spend(tx, world, spending));
};

describe('points that end', () => {
  test('can be spent on their last day and not after it, swept or not', async () => {
    await giveLot(deps, visitor.memberId, 100, 0);
    await giveLot(deps, visitor.memberId, 50, 1);
    moveTo(service.clock, END);
    expect(await available()).toBe(150);
    moveTo(service.clock, AFTER);
    expect(await available()).toBe(50);
    await expect(spendAt(deps, visitor.memberId, 51)).rejects.toMatchObject({ code: 'points-short' });
    await expirePoints(deps);
    expect(await available()).toBe(50);
    const { entries } = await visitor.get<StatementPage>('/points/statement');
    expect(entries[0]).toMatchObject({ kind: 'expired', about: null, points: -100, expiresOn: null });
  });

  test('are shown while they end within ninety days, with the days left', async () => {
    for (const months of [0, 2, 3]) await giveLot(deps, visitor.memberId, 100 + months, months);
    await giveLot(deps, visitor.memberId, 1, 0);
    expect(await visitor.get<PointsView>('/points')).toEqual({
      available: 306,
      held: 0,
      expiring: [
        { points: 101, expiresOn: '2027-06-30', daysLeft: 15 },
        { points: 102, expiresOn: '2027-08-31', daysLeft: 77 },
      ],
    });
  });

  test('are taken once by sweeps that run at once, of more members than a batch', async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => newMember(deps)));
    for (const memberId of members) for (const lot of [1, 2]) await giveLot(deps, memberId, lot, 0);
    const after = depsAt(deps, AFTER);
    await Promise.all([1, 2, 3].map(() => expirePoints(after)));
    const EXPIRED = sql('test.expired', `select count(*)::int as count, sum(amount)::int as points from transfers where cause = 'expired' and owner_id = any ($1)`);
    expect(await deps.database.query(EXPIRED, [members])).toEqual([{ count: 40, points: 60 }]);
  });

  test('are taken however many lots of one member ended', async () => {
    const { memberId } = visitor;
    await giveLot(deps, memberId, 1, 0);
    const MANY = sql(
      'test.many_lots',
      `select count(points_earn(gen_random_uuid(), number, $1, 1, 'task', 'many:' || number, 1, '[]', '2027-06-30', '2027-06-15', now()))
       from generate_series(1, 2500) number`,
    );
    await deps.database.query(MANY, [memberId]);
    await expirePoints(depsAt(deps, AFTER));
    expect((await lotsOf(deps.database, memberId)).filter(({ remaining }) => remaining > 0)).toEqual([]);
    expect((await visitor.get<StatementPage>('/points/statement')).months).toEqual([{ month: '2027-07', earned: 0, spent: 0, returned: 0, expired: 2_501 }]);
  });

  test('are taken from everybody else though the books of one are broken, and the fault is told', async () => {
    const [broken, sound] = [await newMember(deps), await newMember(deps)];
    for (const memberId of [broken, sound]) await giveLot(deps, memberId, 10, 0);
    const CHANGE = sql('test.break_books', `update accounts set balance = balance + $2 where owner_id = $1 and kind = 'points-available'`);
    await deps.database.query(CHANGE, [broken, -10]);
    await expect(expirePoints(depsAt(deps, AFTER))).rejects.toMatchObject({ code: 'points-short' });
    expect(await lotsOf(deps.database, sound)).toMatchObject([{ remaining: 0 }]);
    await deps.database.query(CHANGE, [broken, 10]);
    await expirePoints(depsAt(deps, AFTER));
    expect(await lotsOf(deps.database, broken)).toMatchObject([{ remaining: 0 }]);
  });

  test('go on from where a sweep was killed', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => newMember(deps)));
    for (const memberId of members) await giveLot(deps, memberId, 10, 0);
    let left = 3;
    const dying: Deps['database'] = {
      ...deps.database,
      transaction: (work) => ((left -= 1) < 0 ? Promise.reject(new Error('killed')) : deps.database.transaction(work)),
    };
    await expect(expirePoints({ ...depsAt(deps, AFTER), database: dying })).rejects.toThrow('killed');
    const remaining = async () => (await Promise.all(members.map((memberId) => lotsOf(deps.database, memberId)))).flat().filter((lot) => lot.remaining > 0);
    expect(await remaining()).toHaveLength(3);
    await expirePoints(depsAt(deps, AFTER));
    expect(await remaining()).toHaveLength(0);
  });

  test('are either spent or expired when both happen at once, never both', async () => {
    for (let lot = 0; lot < 10; lot += 1) await giveLot(deps, visitor.memberId, 10, 0);
    const [before, after] = [depsAt(deps, END), depsAt(deps, AFTER)];
    const spending = Array.from({ length: 10 }, () => spendAt(before, visitor.memberId, 10));
    const results = await Promise.allSettled([...spending, expirePoints(after), expirePoints(after)]);
    const spent = results.slice(0, 10).filter(({ status }) => status === 'fulfilled').length;
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refused).toEqual(Array(10 - spent).fill(expect.objectContaining({ code: 'points-short' })));
    const MOVED = sql('test.moved', `select coalesce(sum(amount) filter (where cause = 'spent'), 0)::int as spent,
      coalesce(sum(amount) filter (where cause = 'expired'), 0)::int as expired from transfers where owner_id = $1`);
    expect(await deps.database.query(MOVED, [visitor.memberId])).toEqual([{ spent: 10 * spent, expired: 100 - 10 * spent }]);
  });

  test('stay when the clock went back', async () => {
    await giveLot(deps, visitor.memberId, 100, 0);
    await expirePoints(depsAt(deps, '2027-06-01T00:00:00+08:00'));
    expect(await available()).toBe(100);
  });
});

describe('a notice', () => {
  const TOLD = sql(
    'test.told',
    `select (payload->>'daysAhead')::int as "daysAhead", (payload->>'points')::int as points, payload->>'endsOn' as "endsOn"
     from events where kind = 'points-expiring' and payload->>'memberId' = $1 order by id`,
  );
  const told = () => deps.database.query(TOLD, [visitor.memberId]);
  /** Years apart from the other tests: each day is gone round once. */
  const on = (year: number, day: string) => depsAt(deps, `${year}-${day}T09:00:00+08:00`);

  test('is an event 30, 7 and 1 days ahead, once each, whoever asks and however often', async () => {
    await giveLot(on(2031, '03-10'), visitor.memberId, 100, 0);
    for (const day of ['02-28', '03-01', '03-02', '03-23', '03-24', '03-25', '03-29', '03-30', '03-31', '04-01']) {
      await Promise.all([1, 2].map(() => tellExpiry(on(2031, day))));
    }
    expect(await told()).toEqual([30, 7, 1].map((daysAhead) => ({ daysAhead, points: 100, endsOn: '2031-03-31' })));
  });

  test('that was missed is not told late: only the nearest one is', async () => {
    await giveLot(on(2032, '03-01'), visitor.memberId, 100, 0);
    await tellExpiry(on(2032, '03-29'));
    await tellExpiry(on(2032, '03-31'));
    expect(await told()).toEqual([
      { daysAhead: 7, points: 100, endsOn: '2032-03-31' },
      { daysAhead: 1, points: 100, endsOn: '2032-03-31' },
    ]);
  });

  test('counts what is left, day by day of ending, and is not of what was spent', async () => {
    await giveLot(on(2033, '02-01'), visitor.memberId, 100, 0);
    await giveLot(on(2033, '02-01'), visitor.memberId, 70, 1);
    await spendAt(on(2033, '02-02'), visitor.memberId, 40);
    await tellExpiry(on(2033, '02-27'));
    await spendAt(on(2033, '02-28'), visitor.memberId, 130);
    await tellExpiry(on(2033, '03-01'));
    expect(await told()).toEqual([{ daysAhead: 1, points: 60, endsOn: '2033-02-28' }]);
  });

  test('reaches more members than a batch, though the round was broken off', async () => {
    const members = await Promise.all(Array.from({ length: 520 }, () => newMember(deps)));
    await Promise.all(members.map((memberId) => giveLot(on(2034, '02-01'), memberId, 5, 0)));
    const world = on(2034, '02-20');
    let left = 1;
    const dying: Deps['database'] = {
      ...deps.database,
      transaction: (work) => ((left -= 1) < 0 ? Promise.reject(new Error('killed')) : deps.database.transaction(work)),
    };
    await expect(tellExpiry({ ...world, database: dying })).rejects.toThrow('killed');
    await tellExpiry(world);
    const COUNT = sql('test.noticed', `select count(*)::int as count from events where kind = 'points-expiring' and payload->>'memberId' = any ($1)`);
    expect(await deps.database.query(COUNT, [members])).toEqual([{ count: 520 }]);
  });
});
