import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { rebuildChain, verifyChain } from '../../../server/chain';
import { openDatabase, sql, type Database, type Queryable } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import type { Id } from '../../../server/ids';
import { findDifference } from '../../../server/ledger/verify';
import { addDeltas, foldTotals } from '../../../server/referrals/fold';
import { referralBooks } from '../../../server/referrals/rebuild';
import { cardOnShelf } from '../../support/cards';
import { codeOf, openCard } from '../../support/chain';
import { newMember, oldMember } from '../../support/people';
import { createDatabase, dropDatabase } from '../../support/postgres';
import { derivedRows, recountAll } from '../../support/recount';
import { startService, type Service } from '../../support/service';

jest.setTimeout(180_000);

const ROOT = resolve(__dirname, '../../..');
let service: Service;
let deps: Deps;
let database: Database;
let cardId: Id;
/** The sharer, and a newcomer who handed the card on. */
let sharer: Id;
let newcomer: Id;

const run = (db: Queryable, text: string, values: unknown[] = []): Promise<object[]> => db.query(sql('', text), values);

const CONVERT = `insert into conversions (id, kind, reference, card_id, member_id, node_id, converted_at, rules_version)
  select 7, 'application', 7, n.card_id, o.member_id, n.id, o.opened_at, 1 from opens o join nodes n on n.id = o.node_id
  where o.member_id = $1 limit 1 returning node_id as "nodeId", converted_at as at`;

beforeAll(async () => {
  service = await startService();
  ({ deps } = service);
  ({ database } = deps);
  cardId = await cardOnShelf(deps);
  sharer = await oldMember(deps);
  const code = await codeOf(deps, sharer, cardId, 'timeline');
  await openCard(deps, { memberId: null, cardId, code });
  newcomer = await newMember(deps);
  const { codes } = await openCard(deps, { memberId: newcomer, cardId, code });
  await openCard(deps, { memberId: await newMember(deps), cardId, code: codes.chat });
  await openCard(deps, { memberId: null, cardId, code: codes.chat, device: 'another' });
  const [made] = (await run(database, CONVERT, [newcomer])) as { nodeId: Id; at: Date }[];
  await addDeltas(database, [{ nodeId: made!.nodeId, channel: null, at: made!.at, conversions: 1 }]);
  await foldTotals(database);
});
afterAll(() => service.close());
afterEach(async () => {
  expect(await verifyChain(database)).toMatchObject({ difference: null });
});

/** What is found after some statements, which are undone afterwards. What refuses them in earnest is switched off. */
const differenceAfter = async (...statements: readonly string[]) => {
  const undo = new Error('undo');
  let found: Awaited<ReturnType<typeof findDifference>> = null;
  const breaking = database.transaction(async (tx) => {
    await run(tx, 'set local session_replication_role = replica');
    for (const statement of statements) await run(tx, statement);
    found = await findDifference(tx, [referralBooks], null);
    throw undo;
  });
  await expect(breaking).rejects.toBe(undo);
  return found as { check: string; difference: string } | null;
};

const BREAKS: [check: string, what: string, breaks: () => string[], says: RegExp][] = [
  ['chain.rows', 'an open of a node that is not there', () => ['update opens set node_id = 5 where scene is null and member_id is null'], /open .* names node 5, which is not there/],
  ['chain.rows', 'a place of somebody who is not there', () => [`update nodes set member_id = 5 where member_id = ${newcomer}`], /node .* names member 5/],
  ['chain.paths', 'a place in another tree', () => [`update nodes set root_id = path[2], path = path[2:], depth = 1 where depth = 2`], /under .* stands at/],
  ['chain.once_on_a_path', 'a member twice on a path', () => [`update nodes set member_id = ${sharer} where depth = 2`], /stands 2 times on the way/],
  ['chain.joins', 'a join of opens by different codes', () => [`update opens set channel = 'poster' where id in (select continues from joins)`], /continues/],
  ['chain.versions', 'rules that never were', () => ['update conversions set rules_version = 9'], /version 9/],
  ['chain.bindings', 'a binding to another node', () => [`update bindings set node_id = (select id from nodes where depth = 2) where member_id = ${newcomer}`], /is bound to/],
  ['chain.bindings', 'a binding by another channel', () => [`update bindings set channel = 'poster' where member_id = ${newcomer}`], /is bound to \d+ by poster, and came first by \d+ by/],
  ['chain.bindings', 'a binding that was forgotten', () => [`delete from bindings where member_id = ${newcomer}`], /is bound to nothing, and came first by/],
  ['chain.bindings', 'a binding of an old member', () => [`insert into bindings select ${sharer}, id, arrived_at, 1 from nodes where depth = 1`], /came first by nobody while they were new/],
  ['chain.conversions', 'a conversion credited to nobody', () => ['update conversions set node_id = null'], /is credited to nobody, the code opened last was of/],
  ['chain.conversions', 'a conversion outside the window', () => [`update conversions set converted_at = converted_at + interval '30 days'`], /the code opened last was of nobody/],
  ['chain.deep_totals', 'a total that is one too many', () => ['update deep_totals set opens = opens + 1 where depth = 2'], /node_id \d+, depth 2: opens 3, the log says 2/],
  ['chain.deep_totals', 'a total of something that never happened', () => ['insert into deep_totals (node_id, depth, members) values (5, 3, 1)'], /node_id 5, depth 3: members 1, the log says 0/],
  ['chain.deep_totals', 'a total that was lost', () => ['delete from deep_totals where depth = 2'], /depth 2: .*the log says/],
  ['chain.own_totals', 'a delta that was folded and waits again', () => [`insert into deltas (node_id, channel, happened_at, opens) select node_id, channel, opened_at, 1 from opens`], /the log says/],
  ['chain.own_totals', 'a channel that was taken for another', () => [`update own_totals set channel = 'link' where channel = 'timeline'`], /channel (link|timeline)/],
  ['chain.card_totals', 'a hop of a card', () => ['update card_totals set nodes = 0 where depth = 1'], /nodes 0, the log says 1/],
  ['chain.own_totals', 'an hour that was taken for another', () => [`update own_totals set hour = hour + interval '1 hour'`], /hour 20.*the log says/],
  ['chain.sharer_totals', 'a sharer who brought less than is said', () => ['update sharer_totals set members = 5'], /members 5, the log says 1/],
  ['chain.leaders', 'a leader who is not', () => ['delete from leaders'], /is missing/],
  ['chain.leaders', 'a score that is not', () => ['update leaders set score = 50'], /with 50 stands there and should not/],
];

test.each(BREAKS)('%s names %s', async (check, _what, breaks, says) => {
  const found = await differenceAfter(...breaks());
  expect(found?.difference).toMatch(says);
  expect(found?.check).toBe(check);
});

test('every check has a test that breaks what it guards', () => {
  expect(new Set(BREAKS.map(([check]) => check))).toEqual(new Set(referralBooks.checks.map(({ find }) => find.name)));
});

const DERIVED = ['own_totals', 'deep_totals', 'card_totals', 'sharer_totals', 'leaders'];

describe('a rebuild', () => {
  test('writes every derived table as it was, from nothing and from nonsense', async () => {
    const before = await derivedRows(database);
    expect(before).toEqual(await recountAll(database));
    for (const table of DERIVED) await run(database, `delete from ${table}`);
    await rebuildChain(database);
    expect(await derivedRows(database)).toEqual(before);
    await run(database, 'update deep_totals set opens = 99, node_id = node_id + 1');
    await run(database, 'update leaders set score = 99');
    await rebuildChain(database);
    expect(await derivedRows(database)).toEqual(before);
    expect(await run(database, 'select from deep_totals where (intents, opens, anonymous, nodes, members, conversions, delay_seconds) = (0, 0, 0, 0, 0, 0, 0)')).toEqual([]);
  });

  test('leaves to the fold what still waits for it', async () => {
    await openCard(deps, { memberId: null, cardId, code: await codeOf(deps, newcomer, cardId), device: 'a third' });
    await run(database, 'delete from deep_totals');
    await rebuildChain(database);
    expect(await derivedRows(database)).not.toEqual(await recountAll(database));
    expect(await verifyChain(database)).toMatchObject({ difference: null });
    await foldTotals(database);
    expect(await derivedRows(database)).toEqual(await recountAll(database));
  });

  test('runs while others write and fold', async () => {
    const code = await codeOf(deps, newcomer, cardId);
    const writing = Array.from({ length: 30 }, (_, at) => openCard(deps, { memberId: null, cardId, code, device: `device ${at}` }).then(() => foldTotals(database)));
    await Promise.all([...writing, rebuildChain(database), rebuildChain(database)]);
    await foldTotals(database);
    expect(await derivedRows(database)).toEqual(await recountAll(database));
  });
});

describe('the command', () => {
  let url: string;
  beforeAll(async () => {
    url = await createDatabase();
  });
  afterAll(() => dropDatabase(url));

  const referrals = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((done) => {
      const child = execFile(process.execPath, ['--import', 'tsx', 'tools/referrals.ts', ...args], { cwd: ROOT }, (_error, out, err) =>
        done({ code: child.exitCode ?? -1, out, err }),
      );
    });

  test('ends with 0 when everything agrees, names the first difference and ends with 1, and mends it', async () => {
    const agreed = await referrals('rebuild', '--verify', '--database-url', url, '--json');
    expect(agreed).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(agreed.out)).toMatchObject({ difference: null, counted: { deep_totals: 0 } });
    const other = openDatabase(url);
    await run(other, 'insert into deep_totals (node_id, depth, opens) values (5, 2, 2)');
    await other.close();
    const differs = await referrals('rebuild', '--verify', '--database-url', url);
    expect(differs).toMatchObject({ code: 1, out: expect.stringContaining('DIFFERENCE, chain.deep_totals') as unknown });
    expect(differs.out).toContain('node_id 5, depth 2: opens 2, the log says 0');
    expect(await referrals('rebuild', '--database-url', url)).toMatchObject({ code: 0, out: expect.stringContaining('Everything is what the log comes to.') as unknown });
  });

  test('tells how it is used, and refuses what it does not know with 2', async () => {
    expect(await referrals('--help')).toMatchObject({ code: 0, out: expect.stringContaining('rebuild --verify') as unknown });
    expect(await referrals('recount')).toMatchObject({ code: 2, out: '' });
  });
});
