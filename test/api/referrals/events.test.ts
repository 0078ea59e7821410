import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import type { EventsAnswer, EventsBody, OpenAnswer } from '@micro-branch/contract/referrals';
import { createApp } from '../../../server/app';
import { putOnShelf, takeOffShelf } from '../../../server/cards/shelve-card';
import { sql } from '../../../server/database/database';
import { recordOpens } from '../../../server/referrals/record-opens';
import { LIMITS } from '../../../server/http/limits';
import type { Id } from '../../../server/ids';
import { cardOnShelf } from '../../support/cards';
import { brokenPaths, foldedTotals, recount } from '../../support/chain';
import { startService, type Service } from '../../support/service';

type Event = EventsBody['events'][number];

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const PHONE = 'ios|iPhone|19';

let service: Service;
let cardId: Id;

beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  cardId = await cardOnShelf(service.deps);
});
afterEach(async () => {
  await service.drain();
  expect(await brokenPaths(service.deps.database)).toEqual([]);
  expect(await foldedTotals(service.deps.database)).toEqual(await recount(service.deps.database));
});
afterAll(() => service.close());

const open = (code?: string, change: object = {}): Event =>
  ({ kind: 'open', agoMs: 60_000, eventId: randomUUID(), cardId, scene: 1007, device: PHONE, ...(code ? { code } : {}), ...change });
const intent = (code: string, agoMs = 60_000): Event => ({ kind: 'intent', agoMs, eventId: randomUUID(), code });

const tell = (events: readonly object[], token?: string) =>
  service.send('POST', '/api/events', { body: { events }, ...(token ? { token } : {}) });
const refusedOf = async (events: readonly object[], token?: string) => {
  const { status, body } = await tell(events, token);
  expect(status).toBe(200);
  return (body as EventsAnswer).refused;
};

/** A member who stands under the card alone, with the codes they may hand on. */
const sharer = async () => {
  const { token } = await service.signInAs(randomUUID());
  const { body } = await service.send('POST', '/api/opens', { token, body: { eventId: randomUUID(), cardId } });
  return { token, codes: (body as OpenAnswer).codes };
};

const LOG = sql(
  'test.log_of_card',
  `select (select count(*)::int from opens o join nodes n on n.id = o.node_id where n.card_id = $1) opens,
     (select count(*)::int from intents i join nodes n on n.id = i.node_id where n.card_id = $1) intents,
     (select count(*)::int from nodes where card_id = $1) nodes,
     (select count(*)::int from joins j join opens o on o.id = j.open_id join nodes n on n.id = o.node_id where n.card_id = $1) joins,
     (select count(*)::int from bindings b join nodes n on n.id = b.node_id where n.card_id = $1) bindings`,
);
const logOf = async () => (await service.deps.database.query(LOG, [cardId]))[0];

const shuffled = <T>(items: readonly T[]): T[] => [...items].sort((a, b) => (JSON.stringify(a).slice(-9) < JSON.stringify(b).slice(-9) ? -1 : 1));

describe('what a phone could not tell when it happened', () => {
  test('is told later, opens and intents in one batch, and says how late it was', async () => {
    const { codes } = await sharer();
    const visitor = await service.signInAs(randomUUID());
    const other = await sharer();
    const opened = open(codes.chat, { agoMs: 2 * DAY_MS });
    expect(await refusedOf([intent(other.codes.chat!), open(other.codes.link)], other.token)).toEqual([]);
    expect(await refusedOf([opened, open(codes.chat, { agoMs: 0 })], visitor.token)).toEqual([]);
    expect(await logOf()).toEqual({ opens: 2, intents: 1, nodes: 3, joins: 0, bindings: 1 });
    const [row] = await service.deps.database.query(sql('test.late', 'select late_seconds late from opens where id = $1'), [opened.eventId]);
    expect(row).toEqual({ late: 172_800 });
  });

  test('has one effect, told five times at once to two processes, and again, in whatever order', async () => {
    const { codes } = await sharer();
    const visitor = await service.signInAs(randomUUID());
    const own = (await service.send('POST', '/api/opens', { token: visitor.token, body: { eventId: randomUUID(), cardId: await cardOnShelf(service.deps) } })).body as OpenAnswer;
    const events = [open(codes.chat), open(codes.timeline), open(codes.chat), open(undefined, { agoMs: 1_000 }), intent(own.codes.chat!)];
    const twin = await createApp(service.deps, { limits: { ...LIMITS, eventLoopDelayMsMax: Infinity } });
    const asked = { method: 'POST', url: '/api/events', headers: { authorization: `Bearer ${visitor.token}` } } as const;
    const answers = await Promise.all(
      [service.app, twin, service.app, twin, twin].map((app, at) => app.inject({ ...asked, payload: { events: at % 2 ? shuffled(events) : events } })),
    );
    answers.push(await twin.inject({ ...asked, payload: { events: [...events].reverse() } }));
    expect(answers.map((answer) => answer.json<EventsAnswer>())).toEqual(answers.map(() => ({ refused: [] })));
    expect(await logOf()).toMatchObject({ opens: 3, nodes: 2 });
    const noted = await service.deps.database.query(sql('test.intent', 'select id from intents where id = $1'), [events[4]!.eventId]);
    expect(noted).toHaveLength(1);
    await twin.close();
  });

  test.each([[1], [-1]])('counts in the order in which it happened, however it comes (%i)', async (direction) => {
    const { codes } = await sharer();
    const [alone, brought] = [await service.signInAs(randomUUID()), await service.signInAs(randomUUID())];
    const inOrder = (events: Event[]) => events.sort((a, b) => direction * (a.agoMs - b.agoMs));
    await refusedOf(inOrder([open(undefined, { agoMs: 9_000 }), open(codes.chat, { agoMs: 5_000 })]), alone.token);
    await refusedOf(inOrder([open(undefined, { agoMs: 5_000 }), open(codes.chat, { agoMs: 9_000 })]), brought.token);
    // Who came alone first stands twice and was brought by nobody; who was brought stands where they were brought.
    expect(await logOf()).toMatchObject({ opens: 2, nodes: 4, bindings: 1 });
  });

  test('counts an anonymous open and the member behind it in one batch once', async () => {
    const { codes } = await sharer();
    const { token } = await service.signInAs(randomUUID());
    const { id: memberId } = (await service.get('/api/members/me', { token })).body as Answer<'getMe'>;
    const said = (scene: number) => ({ eventId: randomUUID(), cardId, scene, device: PHONE, code: codes.timeline!, address: '127.0.0.1' });
    expect(await recordOpens(service.deps, [{ ...said(1154), memberId: null }, { ...said(1155), memberId }])).toHaveLength(2);
    expect(await logOf()).toMatchObject({ opens: 2, nodes: 2, joins: 1 });
  });

  test('counts nothing of a code that is no good, and is not refused for it', async () => {
    const { codes } = await sharer();
    const bad = [open('A'.repeat(32)), open(codes.chat!.slice(1)), open(codes.chat, { cardId: await cardOnShelf(service.deps) })];
    expect(await refusedOf(bad, (await service.signInAs(randomUUID())).token)).toEqual([]);
    expect(await logOf()).toMatchObject({ opens: 0, nodes: 2 });
  });
});

describe('one event of a batch is refused, and the others are not,', () => {
  test.each([
    ['from next year', -365 * DAY_MS, true],
    ['from more than a minute ahead', -60_001, true],
    ['from a minute ahead', -60_000, false],
    ['from now', 0, false],
    ['from three days ago', 3 * DAY_MS, false],
    ['from before that', 3 * DAY_MS + 1, true],
    ['from before there were phones', 1e15, true],
  ])('when it is %s', async (_, agoMs, isRefused) => {
    const { codes } = await sharer();
    const event = open(codes.chat, { agoMs });
    const expected = isRefused ? [{ eventId: event.eventId, code: 'event-out-of-time' }] : [];
    expect(await refusedOf([event, open(codes.chat)])).toEqual(expected);
    expect(await logOf()).toMatchObject({ opens: isRefused ? 1 : 2 });
  });

  test('when an intent is on somebody else’s code, or of nobody', async () => {
    const { codes, token } = await sharer();
    const other = await sharer();
    const [foreign, own, guest] = [intent(codes.chat!), intent(other.codes.chat!), intent(codes.chat!)];
    expect(await refusedOf([foreign, own, intent('A'.repeat(32))], other.token)).toHaveLength(2);
    expect(await refusedOf([guest])).toEqual([{ eventId: guest.eventId, code: 'share-not-found' }]);
    expect(await refusedOf([intent(codes.chat!)], token)).toEqual([]);
    expect(await logOf()).toMatchObject({ intents: 2 });
  });

  test('when its card was taken off the shelf or never was there; what was counted before is not called refused', async () => {
    const { codes } = await sharer();
    const other = await cardOnShelf(service.deps);
    const before = open(codes.chat);
    expect(await refusedOf([before])).toEqual([]);
    await takeOffShelf(service.deps, cardId);
    const [late, unknown] = [open(codes.chat), open(codes.chat, { cardId: '1' })];
    const refused = await refusedOf([before, late, unknown, open(undefined, { cardId: other })]);
    expect(new Map(refused.map(({ eventId, code }) => [eventId, code]))).toEqual(
      new Map([[late.eventId, 'card-off-shelf'], [unknown.eventId, 'card-not-found']]),
    );
    await putOnShelf(service.deps, cardId);
    expect(await refusedOf([{ ...before, agoMs: 4 * DAY_MS }])).toEqual([]);
    expect(await logOf()).toMatchObject({ opens: 1 });
  });
});

describe('a batch', () => {
  const body = (count: number, change: object = {}) => Array.from({ length: count }, () => open('A'.repeat(32), change));

  test('holds 200 events, each with the longest device there may be, and no more', async () => {
    expect((await tell(body(200, { device: '微'.repeat(128), agoMs: 3 * DAY_MS }))).status).toBe(200);
    expect(await tell(body(201))).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } });
    expect(await tell([])).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } });
    expect(await tell(body(200, { code: 'x'.repeat(1_000) }))).toMatchObject({ status: 413, body: { error: { code: 'too-large' } } });
  });

  test.each([
    ['a member of its own', { memberId: '1' }],
    ['an instant', { openedAt: '2026-11-24T00:00:00Z' }],
    ['part of a millisecond', { agoMs: 0.5 }],
    ['a kind nobody knows', { kind: 'close' }],
  ])('may not tell of %s', async (_, change) => {
    expect(await tell([{ ...open(), ...change }])).toMatchObject({ status: 400, body: { error: { code: 'invalid-input' } } });
  });

  test.each([[0, 400], [1, 200], [10_000, 200], [10_001, 400], [1.5, 400], [-1, 400], ['7', 400]])('may tell of %p that the phone gave up: %d', async (dropped, status) => {
    expect((await service.send('POST', '/api/events', { body: { dropped, events: [open()] } })).status).toBe(status);
  });

  test('with a number of events that were given up leaves it in the log of the service, and in no total', async () => {
    const lines: string[] = [];
    const app = await createApp(service.deps, { limits: { ...LIMITS, eventLoopDelayMsMax: Infinity }, logLevel: 'info', logStream: { write: (line) => void lines.push(line) } });
    const { codes } = await sharer();
    const event = open(codes.chat);
    for (const dropped of [{ dropped: 37 }, {}]) await app.inject({ method: 'POST', url: '/api/events', payload: { ...dropped, events: [event] } });
    await app.close();
    const told = lines.map((line) => JSON.parse(line) as { route?: string; eventsDropped?: number }).filter(({ route }) => route === '/api/events');
    expect(told.map(({ eventsDropped }) => eventsDropped)).toEqual([37, undefined]);
    expect(await logOf()).toMatchObject({ opens: 1, intents: 0 });
  });

  test('of a session that is over is told so, and kept by the phone', async () => {
    expect(await tell([open()], 'over')).toMatchObject({ status: 401, body: { error: { code: 'session-expired' } } });
  });
});
