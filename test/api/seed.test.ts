import { seed } from '../../server/database/seed/seed';
import { listBranches } from '../../server/branches/store';
import { listCards } from '../../server/cards/store';
import { contentFaults } from '../../server/cards/rules';
import { registerMember } from '../../server/members/register-member';
import { getCheckIn } from '../../server/points/get-check-in';
import { getPoints } from '../../server/points/get-points';
import { getReport } from '../../server/points/get-report';
import { getStatement } from '../../server/points/get-statement';
import { sql, type Database } from '../../server/database/database';
import { brokenPaths, foldedTotals, recount } from '../support/chain';
import { shanghaiDay, shanghaiTime } from '../../server/shanghai';
import { openidOf } from '../../server/sandbox/wechat/people';
import { startService, type Service } from '../support/service';

const ROWS = sql(
  'test.seeded',
  `select (select count(*)::int from members) members, (select count(*)::int from nodes) nodes, (select max(depth) from nodes) depth,
     (select count(*)::int from opens) opens, (select count(*)::int from joins) joins,
     (select count(*)::int from conversions where node_id is not null) conversions, (select count(*)::int from events) events`,
);

jest.setTimeout(60_000);

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const silent = (): void => undefined;

/** A database that goes away after so many transactions, as a killed process leaves it. */
const dyingAfter = (database: Database, transactions: number): Database => ({
  ...database,
  transaction: (work) => {
    transactions -= 1;
    return transactions < 0 ? Promise.reject(new Error('killed')) : database.transaction(work);
  },
});

test('the seed is a believable branch, completed after it was killed, and made once', async () => {
  const { deps } = service;
  for (const transactions of [1, 20, 60, 90, 120]) {
    const database = dyingAfter(deps.database, transactions);
    await expect(seed({ ...deps, database }, silent)).rejects.toThrow('killed');
  }
  await seed(deps, silent);
  const [rows] = await deps.database.query<Record<string, number>>(ROWS);
  expect(rows).toMatchObject({ depth: 4, joins: 1, conversions: 3, events: 0 });
  await seed(deps, silent);
  expect(await deps.database.query(ROWS)).toEqual([rows]);

  const branches = await listBranches(deps.database);
  expect([branches.length, branches.filter(({ kind }) => kind === 'head-office').length]).toEqual([38, 1]);
  const cards = await listCards(deps.database);
  expect(new Set(cards.map((card) => card.class)).size).toBe(6);
  expect(cards.length).toBeGreaterThanOrEqual(24);
  expect(cards.every(({ isDemonstration }) => isDemonstration)).toBe(true);
  expect(cards.flatMap(({ content }) => contentFaults(content))).toEqual([]);

  expect(await brokenPaths(deps.database)).toEqual([]);
  expect(await foldedTotals(deps.database)).toEqual(await recount(deps.database));
});

test('a member for years has a history of points, some about to expire, and today’s check-in open', async () => {
  const { deps } = service;
  await seed(deps, silent);
  const regular = await registerMember(deps, { openid: openidOf('wang-xiaoman') });
  const { available, expiring } = await getPoints(deps, regular);
  expect(expiring[0]!.daysLeft).toBeLessThanOrEqual(30);
  expect(await getCheckIn(deps, regular)).toMatchObject({ isCheckedIn: false, streak: 12, makeUpDay: null });
  const first = await getStatement(deps, regular, {});
  const second = await getStatement(deps, regular, { cursor: first.nextCursor! });
  const entries = [...first.entries, ...second.entries];
  expect(entries.reduce((sum, { points }) => sum + points, 0)).toBe(available);
  expect(entries.map(({ postedAt }) => postedAt)).toEqual(entries.map(({ postedAt }) => postedAt).sort().reverse());
  const told = entries.map(({ kind, about }) => `${kind} ${about}`);
  expect(told).toEqual(expect.arrayContaining(['earned check-in', 'earned payment', 'earned task', 'expired null']));
  const ended = entries.filter(({ kind }) => kind === 'expired').map(({ postedAt }) => new Date(postedAt));
  expect(ended.length).toBeGreaterThan(0);
  expect(ended.filter((at) => shanghaiDay(at).slice(8) !== '01' || shanghaiTime(at) !== '00:00')).toEqual([]);
  const officer = await registerMember(deps, { openid: openidOf('ji-cai') });
  expect((await getReport(deps, officer)).liability.available).toBeGreaterThan(available);
});

test('the demonstration of another bank is refused, and left as it is', async () => {
  const { deps } = service;
  await seed(deps, silent);
  const before = await deps.database.query(ROWS);
  const giveTo = (brand: string) => deps.database.query(sql('test.give', 'update seeds set brand = $1'), [brand]);
  await giveTo('qinghe');
  await expect(seed(deps, silent)).rejects.toThrow('This database holds the demonstration of BRAND=qinghe; give BRAND=yunting one of its own');
  expect(await deps.database.query(ROWS)).toEqual(before);
  await giveTo('yunting');
  await seed(deps, silent);
});
