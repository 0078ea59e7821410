import { randomInt, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Answer, RequestBody } from '@micro-branch/contract/api';
import type { Channel } from '@micro-branch/contract/referrals';
import { verifyChain } from '../../../server/chain';
import { sql } from '../../../server/database/database';
import { rewardRules } from '../../../server/database/seed/reward-rules';
import type { Id } from '../../../server/ids';
import { saveHouseRules } from '../../../server/rewards/rule-versions';
import { expectBooksBalance } from '../../support/books';
import { cardOnShelf } from '../../support/cards';
import { KILLS, setUpKilledServer, type Person } from '../../support/killed-server';
import { agreeToPrivacy } from '../../support/people';
import { derivedRows, recountAll } from '../../support/recount';
import { anApplication, newBranch } from '../../support/visits';

const CARDS = 3;
const PHONES = 6;
/** Of each card the newest codes are sent on, so that chains grow long. */
const CODES_MAX = 24;
const LATE_MS_MAX = 60_000;
/** How many applications a newcomer's phone leaves before it takes one back: the first of them has been paid for by then. */
const LEFT_MAX = 3;
const BATCH = { min: 4, max: 16 };
const MANY = 1_000_000;

jest.setTimeout(300_000);

const server = setUpKilledServer();

/** A code that may be sent to somebody, and through whose hands it came: the first one first. */
interface Code {
  text: string;
  channel: Channel;
  cardId: Id;
  holders: readonly Id[];
}

/** What a phone tells of one event, as it has to stand in the log. */
interface Event {
  kind: 'open' | 'intent';
  memberId: Id | null;
  channel: Channel;
  holders: string;
}

interface Application {
  isCancelled: boolean;
}

/** What the phones know together. */
interface Book {
  branchId: Id;
  /** By card. */
  codes: Map<Id, Code[]>;
  /** By their ids: everything that was sent, whether it was answered or not. */
  sent: Map<string, Event>;
  answered: Set<string>;
  applications: Map<Id, Application>;
}

type BatchEvent = RequestBody<'recordEvents'>['events'][number];

const oneOf = <T>(all: readonly T[]): T => all[randomInt(all.length)]!;

const codesOf = ({ codes }: Book): Code[] => [...codes.values()].flat();

const addCodes = (book: Book, { codes }: Answer<'recordOpen'>, cardId: Id, holders: readonly Id[]): Code[] => {
  const added = Object.entries(codes).map(([channel, text]) => ({ text, channel: channel as Channel, cardId, holders }));
  book.codes.set(cardId, [...(book.codes.get(cardId) ?? []), ...added].slice(-CODES_MAX));
  return added;
};

const sendEvent = (book: Book, kind: Event['kind'], { channel, holders }: Code, memberId: Id | null): string => {
  const eventId = randomUUID();
  book.sent.set(eventId, { kind, memberId, channel, holders: holders.join(' ') });
  return eventId;
};

interface Visitor {
  person: Person | undefined;
  /** No two have the same phone. */
  device: string;
}

/** The card page by a code: an event of its own until it is answered. */
const open = async (book: Book, { person, device }: Visitor, code: Code): Promise<Answer<'recordOpen'> | undefined> => {
  const memberId = person?.memberId ?? null;
  const eventId = sendEvent(book, 'open', code, memberId);
  const body = { eventId, cardId: code.cardId, code: code.text, device };
  const answer = await server.ask<Answer<'recordOpen'>>(person?.token, '/api/opens', body);
  if (answer) book.answered.add(eventId);
  return answer;
};

/** Opens by codes of others and intents on own ones, out of order, one of them twice. */
const makeBatch = (book: Book, { person, device }: Visitor, own: readonly Code[]): BatchEvent[] => {
  const memberId = person?.memberId ?? null;
  const others = codesOf(book).filter(({ holders }) => memberId === null || !holders.includes(memberId));
  const events = Array.from({ length: randomInt(BATCH.min, BATCH.max) }, (): BatchEvent => {
    const agoMs = randomInt(LATE_MS_MAX);
    const isIntent = own.length > 0 && randomInt(3) === 0;
    const code = oneOf(isIntent ? own : others);
    const eventId = sendEvent(book, isIntent ? 'intent' : 'open', code, memberId);
    return isIntent ? { kind: 'intent', agoMs, eventId, code: code.text } : { kind: 'open', agoMs, eventId, cardId: code.cardId, code: code.text, device };
  });
  return [...events, oneOf(events)];
};

/** Until it is answered, and every other time once more afterwards, as a phone does that did not hear the answer. */
const sendBatch = async (book: Book, visitor: Visitor, events: readonly BatchEvent[]): Promise<void> => {
  for (let times = randomInt(1, 3); times > 0; times -= 1) {
    const answer = await server.ask<Answer<'recordEvents'>>(visitor.person?.token, '/api/events', { events });
    if (!answer) return;
    expect(answer).toEqual({ refused: [] });
    for (const { eventId } of events) book.answered.add(eventId);
  }
};

const intend = async (book: Book, { token, memberId }: Person, code: Code): Promise<void> => {
  const eventId = sendEvent(book, 'intent', code, memberId);
  if ((await server.ask(token, '/api/intents', { eventId, code: code.text })) !== undefined) book.answered.add(eventId);
};

type Undo = () => Promise<void>;

/** Gives what takes the application back again. */
const applyFor = async (book: Book, { token, memberId }: Person, cardId: Id): Promise<Undo | undefined> => {
  await agreeToPrivacy(server.deps, memberId);
  const made = await server.ask<Answer<'apply'>>(token, '/api/applications', anApplication(server.deps, cardId, book.branchId));
  if (!made) return undefined;
  const application = { isCancelled: false };
  book.applications.set(made.id, application);
  return async () => {
    if (await server.ask(token, `/api/applications/${made.id}/cancel`, {})) application.isCancelled = true;
    else book.applications.delete(made.id); // nobody knows whether it was
  };
};

/** Newcomers, one after the other: each comes by a code, some as a stranger first, hands the card on and applies for it. */
const newcomers = async (book: Book, phone: number): Promise<void> => {
  const undos: Undo[] = [];
  for (let round = 0; !server.isOver(); round += 1) {
    const name = `来客 ${phone} ${round}`;
    const code = oneOf(codesOf(book));
    if (randomInt(3) === 0) await open(book, { person: undefined, device: name }, code);
    const person = await server.signIn(name);
    if (!person) return;
    const visitor = { person, device: name };
    const opened = await open(book, visitor, code);
    if (!opened) return;
    const own = addCodes(book, opened, code.cardId, [...code.holders, person.memberId]);
    await intend(book, person, oneOf(own));
    await sendBatch(book, visitor, makeBatch(book, visitor, own));
    const undo = await applyFor(book, person, code.cardId);
    if (undo && randomInt(2) === 0) undos.push(undo);
    if (undos.length > LEFT_MAX) await undos.shift()!();
  }
};

/** Strangers on the web who open what they are sent, many at a time. */
const strangers = async (book: Book): Promise<void> => {
  for (let round = 0; !server.isOver(); round += 1) {
    const stranger = { person: undefined, device: `网页 ${round}` };
    await sendBatch(book, stranger, makeBatch(book, stranger, []));
  }
};

/** Sharers to begin with, each with a card of their own, which they opened alone. */
const prepare = async (): Promise<Book> => {
  const { deps } = server;
  const book: Book = { branchId: await newBranch(deps), codes: new Map(), sent: new Map(), answered: new Set(), applications: new Map() };
  await saveHouseRules(deps, { ...rewardRules, perMonthMax: MANY, budget: MANY }, deps.clock.now());
  for (let at = 0; at < CARDS; at += 1) {
    const cardId = await cardOnShelf(deps);
    const { token, memberId } = (await server.signIn(`发起人 ${at}`))!;
    const opened = await server.ask<Answer<'recordOpen'>>(token, '/api/opens', { eventId: randomUUID(), cardId });
    addCodes(book, opened!, cardId, [memberId]);
  }
  return book;
};

const LOGGED = sql(
  'test.logged',
  `select e.id, e.kind, e.member_id as "memberId", e.channel, h.holders
   from (select id, 'open' as kind, member_id, channel, node_id from opens
         union all select i.id, 'intent', n.member_id, i.channel, i.node_id from intents i join nodes n on n.id = i.node_id) e
   join nodes n on n.id = e.node_id
   cross join lateral (
     select string_agg(a.member_id::text, ' ' order by p.place) as holders
     from unnest(n.path) with ordinality p (id, place) join nodes a on a.id = p.id) h
   where n.card_id = any($1::bigint[])`,
);

/** Every event that a phone was answered for is in the log, once and as it was told, and nothing that no phone told. */
const expectLogged = async ({ sent, answered, codes }: Book): Promise<void> => {
  const rows = await server.database.query<Event & { id: string }>(LOGGED, [[...codes.keys()]]);
  const logged = new Map(rows.map(({ id, ...event }) => [id, event]));
  expect(logged.size).toBe(rows.length);
  expect([...answered].filter((id) => !logged.has(id))).toEqual([]);
  expect([...logged].filter(([id, event]) => !isDeepStrictEqual(event, sent.get(id)))).toEqual([]);
  expect((await verifyChain(server.database)).difference).toBeNull();
  await expectBooksBalance(server.database);
};

const OPEN = sql('test.chain_open', `select 'event' as what, id from events union all select 'delta', id from deltas`);
/** A reward waits half a minute for the fraud rules to have looked: they have. */
const DUE_NOW = [
  sql('test.looked', 'update fraud_scan set looked_until = now(), arrived_at = now() returning node_id'),
  sql('test.events_due', 'update events set due_at = now() where due_at > now() returning id'),
];
const CONVERTED = sql(
  'test.converted',
  `select c.reference as id, r.reference is not null as "isCancelled",
     (select array_agg(w.state order by w.level) from rewards w where w.conversion_id = c.id) as rewards
   from conversions c left join conversion_reversals r on r.kind = c.kind and r.reference = c.reference
   where c.reference = any($1::bigint[])`,
);

/** Every application is a conversion, taken back if it was cancelled, and whether it is rewarded was decided once. */
const expectDecided = async ({ applications }: Book): Promise<string[]> => {
  const ids = [...applications.keys()];
  const rows = await server.database.query<Application & { id: Id; rewards: string[] }>(CONVERTED, [ids]);
  expect(new Map(rows.map(({ id, isCancelled }) => [id, { isCancelled }]))).toEqual(applications);
  expect(rows.filter(({ rewards }) => rewards.length !== 1)).toEqual([]);
  return rows.flatMap(({ rewards }) => rewards);
};

test(`killed ${KILLS} times while chains grow, the server counts every event once and decides every reward once`, async () => {
  const book = await prepare();
  const phones = Array.from({ length: PHONES }, (_, phone) => () => newcomers(book, phone));
  await server.killUnder({
    answersBetween: { min: 8, max: 40 },
    clients: [...phones, () => strangers(book)],
    check: async () => {
      await expectLogged(book);
      for (const statement of DUE_NOW) await server.database.query(statement);
    },
  });
  await server.settle(OPEN, DUE_NOW);
  await expectLogged(book);
  expect(await derivedRows(server.database)).toEqual(await recountAll(server.database));
  const decided = await expectDecided(book);
  expect(decided).toEqual(expect.arrayContaining(['paid', 'void']));
  expect(book.answered.size).toBeGreaterThan(KILLS * BATCH.max);
});
