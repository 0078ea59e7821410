import fc from 'fast-check';
import { sql, type Database, type Queryable } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import type { Id } from '../../../server/ids';
import { appointStaff } from '../../../server/members/appoint-staff';
import { addDeltas, foldBatch, foldTotals, readFoldLag } from '../../../server/referrals/fold';
import { newMember } from '../../support/people';
import { derivedRows, recountAll } from '../../support/recount';
import { setUpReferrals } from '../../support/referrals';
import { happen, plantPath, plantRoot, plantUnder, takeBack } from '../../support/tree';
import { newBranch } from '../../support/visits';

jest.setTimeout(120_000);

const world = setUpReferrals();
let deps: Deps;
let database: Database;
let cardId: Id;
beforeEach(() => {
  ({ deps, cardId } = world);
  ({ database } = deps);
});

const root = async (): Promise<Id> => plantRoot(deps, cardId, await newMember(deps));

const TOTALS = sql('test.totals_of', 'select depth, opens::int, nodes::int, members::int, conversions::int from totals where node_id = $1 order by depth');
const totalsOf = (nodeId: Id): Promise<object[]> => database.query(TOTALS, [nodeId]);

const LEADERS = sql(
  'test.leaders_of',
  `select member_id as "memberId", score::int from leaders where board = $1 and board_id = $2 and measure = $3 order by score desc, member_id`,
);
const leadersOf = (board: 'card' | 'branch', boardId: Id, measure: string) =>
  database.query<{ memberId: Id; score: number }>(LEADERS, [board, boardId, measure]);

const MEMBER_OF = sql('test.member_of', 'select member_id as "memberId" from nodes where id = $1');
const memberOf = async (nodeId: Id): Promise<Id> => (await database.query<{ memberId: Id }>(MEMBER_OF, [nodeId]))[0]!.memberId;

describe('what is added', () => {
  test('counts for every ancestor by its distance, and once for many of the same', async () => {
    const top = await root();
    const deep = await plantPath(deps, top, 3);
    await happen(deps, deep, { strangers: 5 });
    await happen(deps, deep, { members: 2, conversions: 1 });
    await foldTotals(database);
    expect(await totalsOf(top)).toEqual([
      { depth: 1, opens: 0, nodes: 1, members: 0, conversions: 0 },
      { depth: 2, opens: 0, nodes: 1, members: 0, conversions: 0 },
      { depth: 3, opens: 0, nodes: 1, members: 0, conversions: 0 },
      { depth: 4, opens: 5, nodes: 0, members: 2, conversions: 1 },
    ]);
  });

  test('a conversion that is taken back is one less, in the hour in which it was taken back', async () => {
    const top = await root();
    const [kept, reversed] = await happen(deps, top, { conversions: 2 });
    await foldTotals(database);
    await takeBack(world.later(120), top, reversed!);
    await foldTotals(database);
    expect(kept).not.toBe(reversed);
    expect(await totalsOf(top)).toMatchObject([{ depth: 1, conversions: 1 }]);
    const hours = await database.query(sql('test.hours', 'select conversions::int from hour_totals where node_id = $1 order by hour'), [top]);
    expect(hours).toEqual([{ conversions: 2 }, { conversions: -1 }]);
  });

  test('an hour begins where it does in Shanghai, and its first and last moments belong to it', async () => {
    const top = await root();
    for (const at of ['2026-10-01T00:00:00.000+08:00', '2026-10-01T00:59:59.999+08:00', '2026-10-01T01:00:00.000+08:00']) {
      await happen(deps, top, { strangers: 1, at: new Date(at) });
    }
    await foldTotals(database);
    const hours = await database.query(sql('test.opens_by_hour', 'select hour, opens::int from hour_totals where node_id = $1 order by hour'), [top]);
    expect(hours).toEqual([{ hour: new Date('2026-09-30T16:00:00Z'), opens: 2 }, { hour: new Date('2026-09-30T17:00:00Z'), opens: 1 }]);
  });
});

describe('several workers', () => {
  test.each([2, 4])('%i at once, while others write, add everything once', async (workers) => {
    const top = await root();
    const nodes = [top, await plantPath(deps, top, 2), ...(await plantUnder(deps, top, { count: 6 }))];
    let isWritten = false;
    const work = async (): Promise<number> => {
      let folded = 0;
      for (let isLast = false; !isLast; ) {
        isLast = isWritten;
        folded += await foldTotals(database, { batch: 7 });
      }
      return folded;
    };
    const working = Array.from({ length: workers }, work);
    await Promise.all(Array.from({ length: 120 }, (_, at) => happen(deps, nodes[at % nodes.length]!, { strangers: 1 + (at % 3), intents: at % 2 })));
    isWritten = true;
    const folded = await Promise.all(working);
    expect(folded.filter((count) => count > 0).length).toBeGreaterThan(1);
    expect(await readFoldLag(database)).toEqual({ waiting: 0, oldestSeconds: 0 });
    expect(await derivedRows(database)).toEqual(await recountAll(database));
  });
});

describe('a crash', () => {
  const waiting = async (): Promise<number> => (await readFoldLag(database)).waiting;
  const PID = sql('test.pid', 'select pg_backend_pid() as pid');
  const END = sql('test.end', 'select pg_terminate_backend($1)');
  const endMyself = async (tx: Queryable): Promise<void> => {
    const [row] = await tx.query<{ pid: number }>(PID);
    await database.query(END, [row!.pid]);
    await tx.query(PID);
  };

  test.each(['before the deltas are taken', 'after totals and leaders were written, before the commit'])('%s changes nothing', async (moment) => {
    const top = await root();
    await happen(deps, top, { strangers: 3, members: 1 });
    const before = await waiting();
    const crashing = database.transaction(async (tx) => {
      if (moment.startsWith('after')) expect(await foldBatch(tx, 100)).toBe(before);
      await endMyself(tx);
    });
    await expect(crashing).rejects.toThrow(/terminat|connection error/i);
    expect([before, await waiting()]).toEqual([2, 2]);
    expect(await totalsOf(top)).toEqual([]);
    expect(await leadersOf('card', cardId, 'opens')).toEqual([]);
    await foldTotals(database);
    expect(await totalsOf(top)).toMatchObject([{ opens: 3, members: 1 }]);
  });
});

describe('leaders', () => {
  test('are the first hundred: of equals those who joined first, and whoever overtakes the last takes their place', async () => {
    const sharers: Id[] = [];
    for (let at = 0; at < 101; at += 1) sharers.push(await root());
    for (const sharer of sharers) await happen(deps, sharer, { strangers: 1 });
    await foldTotals(database);
    const members = await Promise.all(sharers.map(memberOf));
    expect((await leadersOf('card', cardId, 'opens')).map(({ memberId }) => memberId)).toEqual(members.slice(0, 100));
    await happen(deps, sharers[100]!, { strangers: 1 });
    await foldTotals(database);
    const [first, ...others] = await leadersOf('card', cardId, 'opens');
    expect(first).toEqual({ memberId: members[100], score: 2 });
    expect(others.map(({ memberId }) => memberId)).toEqual(members.slice(0, 99));
  });

  test('equal a recount whatever happens in whatever batches', async () => {
    const branchId = await newBranch(deps);
    const sharers: Id[] = [];
    for (let at = 0; at < 130; at += 1) {
      const memberId = await newMember(deps);
      if (at % 2) await appointStaff(deps, { memberId, branchId, title: '客户经理' });
      sharers.push(await plantRoot(deps, cardId, memberId));
    }
    const step = fc.record({ from: fc.nat({ max: 129 }), every: fc.integer({ min: 1, max: 9 }), opens: fc.nat({ max: 3 }), isNode: fc.boolean(), folds: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const { from, every, opens, isNode, folds } of steps) {
          const some = sharers.filter((_, at) => at >= from && at % every === 0);
          await bring(some, opens, isNode);
          if (folds) await foldTotals(database, { batch: 25 });
        }
        await foldTotals(database);
        expect((await derivedRows(database)).leaders).toEqual((await recountAll(database)).leaders);
      }),
      { numRuns: 10 },
    );
  });

  const OPENS = sql(
    'test.opens_of_many',
    `insert into opens (id, node_id, channel, opened_at) select gen_random_uuid(), n, 'chat', $3 from unnest($1::bigint[]) n, generate_series(1, $2::int)`,
  );
  const NODES = sql(
    'test.nodes_of_many',
    `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
     select c.id, p.card_id, p.root_id, p.id, 1, p.path || c.id, c.id, 'chat', p.arrived_at from unnest($1::bigint[], $2::bigint[]) c (id, parent) join nodes p on p.id = c.parent`,
  );
  /** So many opens for each of these sharers, and a place under them: the log, with the deltas that go with it. */
  const bring = (some: readonly Id[], opens: number, isNode: boolean): Promise<void> =>
    database.transaction(async (tx) => {
      const at = deps.clock.now();
      await tx.query(OPENS, [some, opens, at]);
      await addDeltas(tx, some.map((nodeId) => ({ nodeId, channel: 'chat', at, opens, anonymous: opens })));
      if (!isNode) return;
      const ids = some.map(() => deps.newId());
      await tx.query(NODES, [ids, some]);
      const arrived = await tx.query<{ nodeId: Id; at: Date }>(sql('test.arrived', 'select parent_id as "nodeId", arrived_at as at from nodes where id = any($1::bigint[])'), [ids]);
      await addDeltas(tx, arrived.map(({ nodeId, at: arrivedAt }) => ({ nodeId, channel: 'chat', at: arrivedAt, nodes: 1 })));
    });
});

test('whoever changes branch takes along what they brought, and whoever leaves takes it away', async () => {
  const [here, there] = [await newBranch(deps), await newBranch(deps)];
  const memberId = await newMember(deps);
  const sharer = await plantRoot(deps, cardId, memberId);
  await happen(deps, sharer, { strangers: 2 });
  await foldTotals(database);
  const boards = async (): Promise<number[]> =>
    (await Promise.all([here, there].map(async (branchId) => (await leadersOf('branch', branchId, 'opens'))[0]?.score ?? 0)));
  expect(await boards()).toEqual([0, 0]);
  await appointStaff(deps, { memberId, branchId: here, title: '客户经理' });
  expect(await boards()).toEqual([2, 0]);
  await happen(deps, sharer, { strangers: 1 });
  await appointStaff(deps, { memberId, branchId: there, title: '客户经理' });
  await foldTotals(database);
  expect(await boards()).toEqual([0, 3]);
  await database.query(sql('test.leave', 'delete from staff where member_id = $1'), [memberId]);
  expect(await boards()).toEqual([0, 0]);
});

test('tells how many deltas wait, and for how long the first one has', async () => {
  expect(await readFoldLag(database)).toEqual({ waiting: 0, oldestSeconds: 0 });
  const top = await root();
  await happen(deps, top, { strangers: 1 });
  await database.query(sql('test.age', `update deltas set waiting_since = now() - interval '90 seconds'`));
  await happen(deps, top, { strangers: 1 });
  const { waiting, oldestSeconds } = await readFoldLag(database);
  expect(waiting).toBe(4);
  expect(oldestSeconds).toBeGreaterThanOrEqual(90);
  expect(oldestSeconds).toBeLessThan(120);
});
