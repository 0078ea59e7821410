import { randomUUID } from 'node:crypto';
import type { Channel } from '@micro-branch/contract/referrals';
import fc from 'fast-check';
import { settleBackground } from '../../../server/background';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import type { Id } from '../../../server/ids';
import { createIngest } from '../../../server/referrals/record-events';
import { recordIntents } from '../../../server/referrals/record-intents';
import { recordOpens } from '../../../server/referrals/record-opens';
import { issueDay, mintCode } from '../../../server/referrals/share-code';
import type { OpenEvent } from '../../../server/referrals/visits';
import { cardOnShelf } from '../../support/cards';
import { codeOf, recount } from '../../support/chain';
import { figures } from '../../support/figures';
import { newMember, oldMember } from '../../support/people';
import { setUpReferrals } from '../../support/referrals';

const world = setUpReferrals();
const { count, totalsOf } = world;
let deps: Deps;
let cardId: Id;
beforeEach(() => ({ deps, cardId } = world));

jest.setTimeout(120_000);

const PEOPLE = 5;
const ALONE = -1;

/** Somebody (-1: a stranger) opens the code of somebody's newest place (-1: no code), or the event before comes once more. */
interface Visit {
  who: number;
  whose: number;
  channel: Channel;
  device: string;
  isRepeated: boolean;
}

type Record = (events: readonly OpenEvent[]) => Promise<unknown>;

const NEWEST = sql('test.newest', 'select member_id "memberId", max(id) id from nodes where card_id = $1 group by 1');

const codesNow = async (card: Id): Promise<Map<Id, Id>> =>
  new Map((await deps.database.query<{ memberId: Id; id: Id }>(NEWEST, [card])).map(({ memberId, id }) => [memberId, id]));

const eventsOf = async (visits: readonly Visit[], { card, people }: { card: Id; people: readonly Id[] }): Promise<OpenEvent[]> => {
  const nodes = await codesNow(card);
  const events: OpenEvent[] = [];
  for (const { who, whose, channel, device, isRepeated } of visits) {
    const nodeId = whose === ALONE ? undefined : nodes.get(people[whose]!);
    const code = nodeId && mintCode(deps.shareKeys, { nodeId, channel, generation: 0, issuedDay: issueDay(deps.clock.now()) });
    const eventId = (isRepeated && events.at(-1)?.eventId) || randomUUID();
    const memberId = who < 0 ? null : people[who]!;
    events.push({ eventId, cardId: card, memberId, device, address: '203.0.113.7', isUnawaited: true, ...(code ? { code } : {}) });
  }
  return events;
};

const WAYS = sql('test.ways', 'select id::text, path, member_id "memberId" from nodes where card_id = $1');
const FACTS = sql(
  'test.facts',
  `select (select json_agg(json_build_array(b.member_id::text, b.node_id::text)) from bindings b join nodes n on n.id = b.node_id where n.card_id = $1) bindings,
     (select count(*)::int from joins j join opens o on o.id = j.open_id join nodes n on n.id = o.node_id where n.card_id = $1) joins,
     (select count(*)::int from arrival_traces t join nodes n on n.id = t.node_id where n.card_id = $1) traces,
     (select count(*)::int from waiting_opens w join nodes n on n.id = w.node_id where n.card_id = $1) waiting`,
);

/** What was written under a card, by who stands where instead of by ids: the same for the same visits. */
const outcomeOf = async (card: Id, people: readonly Id[]) => {
  const nodes = await deps.database.query<{ id: Id; path: Id[]; memberId: Id }>(WAYS, [card]);
  const ownerOf = new Map(nodes.map(({ id, memberId }) => [id, people.indexOf(memberId)]));
  const wayOf = new Map(nodes.map(({ id, path }) => [id, path.map((above) => ownerOf.get(above)).join('>')]));
  const [facts] = await deps.database.query<{ bindings: [Id, Id][] | null; joins: number; waiting: number; traces: number }>(FACTS, [card]);
  const counts = (await recount(deps.database)).filter(({ nodeId }) => wayOf.has(nodeId));
  return {
    ...facts,
    ways: [...wayOf.values()].sort(),
    counts: counts.map(({ nodeId, ...rest }) => JSON.stringify([wayOf.get(nodeId), rest])).sort(),
    bindings: (facts?.bindings ?? []).map(([memberId, nodeId]) => `${people.indexOf(memberId)} by ${wayOf.get(nodeId)}`).sort(),
  };
};

const play = async (batches: readonly (readonly Visit[])[], record: Record) => {
  const card = await cardOnShelf(deps);
  const people: Id[] = [await oldMember(deps)];
  while (people.length < PEOPLE) people.push(await newMember(deps));
  for (const visits of batches) await record(await eventsOf(visits, { card, people }));
  await settleBackground(deps);
  return outcomeOf(card, people);
};

const together: Record = (events) => recordOpens(deps, events);
const oneByOne: Record = async (events) => {
  for (const event of events) await recordOpens(deps, [event]);
};

const visit = fc.record<Visit>({
  who: fc.integer({ min: -1, max: PEOPLE - 1 }),
  whose: fc.integer({ min: -1, max: PEOPLE - 1 }),
  channel: fc.constantFrom('chat', 'timeline'),
  device: fc.constantFrom('ios', 'android'),
  isRepeated: fc.boolean(),
});

test('a batch comes to the same as its events one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(visit, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), async (batches) => {
      expect(await play(batches, together)).toEqual(await play(batches, oneByOne));
    }),
    { numRuns: 40 },
  );
});

const openOf = (memberId: Id | null, code: string, change: Partial<OpenEvent> = {}): OpenEvent => ({
  eventId: randomUUID(), cardId, code, memberId, device: 'ios', address: '203.0.113.7', isUnawaited: true, ...change,
});

test('the same 200 events at five processes at once, each in another order, count once', async () => {
  const top = await newMember(deps);
  const code = await codeOf(deps, top, cardId, 'timeline');
  const visitors = await Promise.all(Array.from({ length: 50 }, () => newMember(deps)));
  const events = visitors.flatMap((memberId, at) => {
    const device = `phone ${at}`;
    return [openOf(null, code, { device }), openOf(memberId, code, { device }), openOf(memberId, code, { device }), openOf(null, code, { device: 'other' })];
  });
  const turned = (by: number) => [...events.slice(by * 4), ...events.slice(0, by * 4)];
  await Promise.all([0, 7, 19, 31, 43].map((by) => createIngest(deps).recordOpens(turned(by))));
  await createIngest(deps).recordOpens([...events].reverse());
  expect(await count('opens')).toBe(200);
  expect(await totalsOf(top)).toEqual(figures({ opens: 150, visitors: 100, nodes: 50, members: 50 }));
});

test('64 opens of A’s code by B and of B’s by A, in batches at four processes, make no cycle', async () => {
  const [a, b] = [await newMember(deps), await newMember(deps)];
  const [codeA, codeB] = [await codeOf(deps, a, cardId), await codeOf(deps, b, cardId)];
  const events = Array.from({ length: 64 }, (_, at) => (at % 2 ? openOf(a, codeB) : openOf(b, codeA)));
  await Promise.all([0, 16, 32, 48].map((from) => createIngest(deps).recordOpens(events.slice(from, from + 16))));
  expect([await count('nodes'), await count('opens')]).toEqual([4, 64]);
});

test('a transaction that PostgreSQL ended and that is repeated doubles nothing', async () => {
  const top = await newMember(deps);
  const code = await codeOf(deps, top, cardId, 'timeline');
  const repeating: Deps = {
    ...deps,
    database: {
      ...deps.database,
      transaction: async (work) => {
        const ended = new Error('ended');
        const first = deps.database.transaction(async (tx) => work(tx).then(() => Promise.reject(ended)));
        await expect(first).rejects.toBe(ended);
        return deps.database.transaction(work);
      },
    },
  };
  const visitor = await newMember(deps);
  await recordOpens(repeating, [openOf(null, code), openOf(visitor, code), openOf(visitor, code), openOf(null, code, { device: 'other' })]);
  await recordIntents(repeating, [{ eventId: randomUUID(), code, memberId: top }]);
  expect(await totalsOf(top)).toEqual(figures({ intents: 1, opens: 3, visitors: 2, nodes: 1, members: 1 }));
});

test('a new member who comes by two codes and alone at once is bound to the first of them that was written, and to no other', async () => {
  const [first, second] = [await codeOf(deps, await newMember(deps), cardId), await codeOf(deps, await newMember(deps), cardId)];
  const visitors = await Promise.all(Array.from({ length: 10 }, () => newMember(deps)));
  const { code: _code, ...alone } = openOf(null, first);
  await Promise.all(
    visitors.flatMap((memberId) =>
      [openOf(memberId, first), openOf(memberId, second), { ...alone, eventId: randomUUID(), memberId }].map((event) => createIngest(deps).recordOpens([event])),
    ),
  );
  const wrong = await deps.database.query(
    sql(
      'test.first_touch',
      `select n.member_id from (select distinct on (member_id) * from nodes where member_id = any($1::bigint[]) order by member_id, id) n
       left join bindings b on b.member_id = n.member_id where b.node_id is distinct from n.parent_id`,
    ),
    [visitors],
  );
  expect(wrong).toEqual([]);
});

test('requests that come at once share transactions, and each hears of its own event alone', async () => {
  const top = await newMember(deps, '王小满');
  const code = await codeOf(deps, top, cardId);
  const { recordOpens: record } = createIngest(deps);
  const visitors = await Promise.all(Array.from({ length: 20 }, () => newMember(deps)));
  const asked = [...visitors.map((memberId) => openOf(memberId, code, { isUnawaited: false })), openOf(null, code, { cardId: '1', isUnawaited: false })];
  const outcomes = (await Promise.all(asked.map((event) => record([event])))).map(([outcome]) => outcome);
  expect(outcomes.pop()).toMatchObject({ code: 'card-not-found' });
  expect(outcomes).toEqual(outcomes.map(() => expect.objectContaining({ sharedBy: { maskedName: '王*', staffOf: null } }) as unknown));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(20);
});

test('an intent that comes three times in a batch and again is one, and counts for the sharer', async () => {
  const top = await newMember(deps);
  const event = { eventId: randomUUID(), code: await codeOf(deps, top, cardId), memberId: top };
  expect(await recordIntents(deps, [event, event, event])).toEqual([null, null, null]);
  await Promise.all([1, 2, 3].map(() => recordIntents(deps, [event])));
  expect(await totalsOf(top)).toEqual(figures({ intents: 1 }));
});
