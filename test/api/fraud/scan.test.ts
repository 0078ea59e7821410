import { randomUUID } from 'node:crypto';
import { hearEvents } from '../../../server/background';
import { sql, type Queryable } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { scanForFraud, SETTLE_MS } from '../../../server/fraud/scan';
import { takeScan } from '../../../server/fraud/scan-position';
import { forgetSightings, SIGHTING_DAYS } from '../../../server/fraud/sightings';
import { RULES } from '../../../server/fraud/rules';
import { listOpenSignals } from '../../../server/fraud/signals';
import type { Id } from '../../../server/ids';
import { eraseMe } from '../../../server/members/erase-me';
import { recordOpen } from '../../../server/referrals/record-open';
import { cardOnShelf } from '../../support/cards';
import { codeOf, openCard } from '../../support/chain';
import { newMember, oldMember } from '../../support/people';
import { depsAt } from '../../support/points';
import { startService, type Service } from '../../support/service';

jest.setTimeout(120_000);

let service: Service;
let deps: Deps;
let cardId: Id;
let networks = 0;

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
});
afterAll(() => service.close());
beforeEach(async () => {
  cardId = await cardOnShelf(deps);
  networks += 1;
});
afterEach(() => look());

const SIGNALS = sql('test.signals', 'select kind, opener_id as "openerId", figures from fraud_signals where sharer_id = $1 order by id');
const COUNT = sql('test.count_signals', 'select count(*)::int as count from fraud_signals');
const SIGHTINGS = sql('test.sightings', 'select seen_at from fraud_sightings where member_id = $1');
const TRACES = sql('test.traces', 'select from arrival_traces t join nodes n on n.id = t.node_id where n.member_id = $1');
const LEFT = sql('test.left_to_scan', 'select count(*)::int as count from arrival_traces t, fraud_scan s where (t.arrived_at, t.node_id) > (s.arrived_at, s.node_id)');

const signalsOf = (sharerId: Id) => deps.database.query<{ kind: string; openerId: Id | null }>(SIGNALS, [sharerId]);
const countOf = async (statement: typeof COUNT): Promise<number> => (await deps.database.query<{ count: number }>(statement))[0]!.count;
const settled = (from = deps): Deps => ({ ...from, clock: { now: () => new Date(deps.clock.now().getTime() + SETTLE_MS + 1_000) } });
const raise = (fault: unknown): never => {
  throw fault;
};
const look = (batchMax = 500): Promise<number> => scanForFraud(settled(), { batchMax });

/** A phone nobody else of another test has. */
const phone = (kind = 'one') => ({ device: `ios|${kind}|19`, address: `198.51.${networks}.7` });

/** Somebody who joined long ago and shares from this phone. */
const sharer = async (by = phone()): Promise<{ memberId: Id; code: string }> => {
  const memberId = await oldMember(deps);
  const { codes } = await openCard(deps, { memberId, cardId, ...by });
  return { memberId, code: codes.chat! };
};

const newcomer = async (code: string, by = phone()): Promise<{ memberId: Id; code: string }> => {
  const memberId = await newMember(deps);
  const { codes } = await openCard(deps, { memberId, cardId, code, ...by });
  return { memberId, code: codes.chat! };
};

test('a second account on the phone of the sharer is noticed once, however often is looked', async () => {
  const { memberId: sharerId, code } = await sharer();
  const { memberId: openerId } = await newcomer(code);
  await look();
  expect(await signalsOf(sharerId)).toMatchObject([{ kind: 'second-account', openerId }]);
  await openCard(deps, { memberId: openerId, cardId, code, ...phone() });
  await look();
  await look();
  expect(await signalsOf(sharerId)).toHaveLength(1);
});

test('a couple with different phones on one network is not', async () => {
  const { memberId: sharerId, code } = await sharer(phone('hers'));
  await newcomer(code, phone('his'));
  await look();
  expect(await signalsOf(sharerId)).toEqual([]);
});

test('a clerk and a customer with phones of one kind are not noticed in a branch full of others', async () => {
  const { memberId: sharerId, code } = await sharer();
  for (let at = 0; at < RULES.secondAccount.devicesOnNetworkMax; at += 1) await newcomer(code, phone(`customer-${at}`));
  await newcomer(code);
  await look();
  expect(await signalsOf(sharerId)).toEqual([]);
});

test('a phone that is many members is a ring', async () => {
  const { memberId: sharerId, code } = await sharer(phone('own'));
  for (let at = 0; at < RULES.deviceRing.membersMin; at += 1) await newcomer(code, phone('farm'));
  await look();
  expect(await signalsOf(sharerId)).toMatchObject([{ kind: 'device-ring', openerId: null }]);
});

test('a ring is none whose phone and network many others have whom the sharer did not bring', async () => {
  const { memberId: sharerId, code } = await sharer(phone('own'));
  const other = await sharer(phone('other'));
  for (let at = 0; at <= RULES.deviceRing.strangersMax; at += 1) await newcomer(other.code, phone('common'));
  for (let at = 0; at < RULES.deviceRing.membersMin; at += 1) await newcomer(code, phone('common'));
  await look();
  expect(await signalsOf(sharerId)).toEqual([]);
});

test('few phones that are many members on one network are a ring', async () => {
  const { memberId: sharerId, code } = await sharer(phone('own'));
  for (let at = 0; at < RULES.networkRing.newMembersMin; at += 1) await newcomer(code, phone(`wall-${at % 3}`));
  await look();
  expect((await signalsOf(sharerId)).map(({ kind }) => kind)).toEqual(['network-ring']);
});

test('a chain of hops that each took no time is noticed from the second of them', async () => {
  const first = await sharer(phone('0'));
  const chain = [first];
  for (let at = 1; at <= 3; at += 1) chain.push(await newcomer(chain.at(-1)!.code, phone(`hop-${at}`)));
  await look();
  expect(await signalsOf(first.memberId)).toEqual([]);
  expect(await signalsOf(chain[1]!.memberId)).toMatchObject([{ kind: 'impossible-speed', openerId: chain[2]!.memberId }]);
  expect(await signalsOf(chain[2]!.memberId)).toMatchObject([{ kind: 'impossible-speed', openerId: chain[3]!.memberId }]);
});

test('phones that come back from a tunnel at once tell of hops that took their time', async () => {
  const first = await sharer(phone('0'));
  const places = [first];
  for (const [at, lateSeconds] of [900, 600, 300].entries()) {
    const memberId = await newMember(deps);
    const told = { memberId, cardId, code: places.at(-1)!.code, eventId: randomUUID(), lateSeconds, ...phone(`late-${at}`) };
    const { codes } = await recordOpen(deps, told);
    places.push({ memberId, code: codes.chat! });
  }
  await look();
  for (const { memberId } of places) expect(await signalsOf(memberId)).toEqual([]);
});

test('two who bring each other under card after card are a loop', async () => {
  const [one, other] = [await oldMember(deps), await oldMember(deps)];
  const bringEachOther = async (): Promise<void> => {
    const card = await cardOnShelf(deps);
    const codes = [await codeOf(deps, one, card), await codeOf(deps, other, card)];
    await openCard(deps, { memberId: other, cardId: card, code: codes[0] });
    await openCard(deps, { memberId: one, cardId: card, code: codes[1] });
  };
  for (let cards = 1; cards < RULES.loop.mutualCardsMin; cards += 1) await bringEachOther();
  await look();
  expect(await signalsOf(other)).toEqual([]);
  await bringEachOther();
  await look();
  expect(await signalsOf(other)).toMatchObject([{ kind: 'loop', openerId: one, figures: [{ name: 'mutual-cards', seen: RULES.loop.mutualCardsMin }] }]);
});

test('one who opens the same code all day is noticed when the next one comes by it', async () => {
  const { memberId: sharerId, code } = await sharer(phone('own'));
  const { memberId: openerId } = await newcomer(code, phone('friend'));
  for (let at = 1; at < RULES.loop.opensPerDayMin; at += 1) await openCard(deps, { memberId: openerId, cardId, code, ...phone('friend') });
  await newcomer(code, phone('another'));
  await look();
  expect(await signalsOf(sharerId)).toMatchObject([{ kind: 'loop', openerId }]);
});

test('what is younger than an open transaction can be is left for the next look', async () => {
  const { memberId: sharerId, code } = await sharer();
  await newcomer(code);
  await scanForFraud(deps);
  expect(await signalsOf(sharerId)).toEqual([]);
  await look();
  expect(await signalsOf(sharerId)).toHaveLength(1);
});

test('how far the scan is behind is told beside the fold’s lag, also where nobody comes', async () => {
  await look();
  const told = async () => ((await service.get('/ready')).body as { fraud: { waiting: number; behindSeconds: number } }).fraud;
  const { code } = await sharer();
  await newcomer(code, phone('his'));
  expect((await told()).waiting).toBe(2);
  service.clock.advance(3_600_000);
  expect((await told()).behindSeconds).toBeGreaterThanOrEqual(3_599); // a look of these tests goes a second ahead
  const expectKeepsUp = async (): Promise<void> => {
    await scanForFraud(deps);
    const { waiting, behindSeconds } = await told();
    expect(waiting).toBe(0);
    expect(behindSeconds).toBeGreaterThanOrEqual(SETTLE_MS / 1_000);
    expect(behindSeconds).toBeLessThanOrEqual(SETTLE_MS / 1_000 + 5); // the clock goes on between looking and being told
  };
  await expectKeepsUp();
  service.clock.advance(60_000);
  await expectKeepsUp();
});

test('a scan that dies in the middle of a batch goes on where it was and raises nothing twice', async () => {
  const sharers = [await sharer(phone('a')), await sharer(phone('b')), await sharer(phone('c'))];
  for (const [at, { code }] of sharers.entries()) await newcomer(code, phone('abc'[at]));
  let transactions = 0;
  const dying: Deps = {
    ...settled(),
    database: {
      ...deps.database,
      transaction: <T>(work: (tx: Queryable) => Promise<T>) =>
        deps.database.transaction(async (tx) => {
          const result = await work(tx);
          transactions += 1;
          if (transactions === 3) throw new Error('the process was killed');
          return result;
        }),
    },
  };
  await expect(scanForFraud(dying, { batchMax: 2 })).rejects.toThrow('killed');
  expect(await countOf(LEFT)).toBe(2);
  expect(await look(2)).toBe(2);
  for (const { memberId } of sharers) expect(await signalsOf(memberId)).toHaveLength(1);
});

test('two processes that look at once raise what one would', async () => {
  const before = await countOf(COUNT);
  const pairs = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const { memberId, code } = await sharer(phone(name));
    await newcomer(code, phone(name));
    pairs.push(memberId);
  }
  await Promise.all([look(1), look(1), look(1)]);
  await look();
  for (const memberId of pairs) expect(await signalsOf(memberId)).toHaveLength(1);
  expect(await countOf(COUNT)).toBe(before + pairs.length);
});

test('a scan that is told to stop ends after its batch', async () => {
  const { code } = await sharer();
  await newcomer(code, phone('his'));
  expect(await scanForFraud(settled(), { batchMax: 1, isStopping: () => true })).toBe(1);
  expect(await countOf(LEFT)).toBe(1);
});

test('open signals are those about either of two people', async () => {
  const { memberId: sharerId, code } = await sharer();
  const { memberId: openerId } = await newcomer(code);
  const stranger = await newMember(deps);
  await look();
  const about = async (one: Id, other: Id): Promise<string[]> =>
    (await listOpenSignals(deps.database, { sharerId: one, openerId: other })).map(({ kind }) => kind);
  expect(await about(sharerId, stranger)).toEqual(['second-account']);
  expect(await about(stranger, openerId)).toEqual(['second-account']);
  expect(await about(stranger, await newMember(deps))).toEqual([]);
});

test('who came from where is forgotten after thirty days', async () => {
  const { memberId } = await sharer();
  await look();
  expect(await deps.database.query(SIGHTINGS, [memberId])).toHaveLength(1);
  const after = (days: number): Deps => depsAt(deps, new Date(deps.clock.now().getTime() + days * 86_400_000).toISOString());
  await forgetSightings(after(SIGHTING_DAYS - 1));
  expect(await deps.database.query(SIGHTINGS, [memberId])).toHaveLength(1);
  await forgetSightings(after(SIGHTING_DAYS));
  expect(await deps.database.query(SIGHTINGS, [memberId])).toEqual([]);
});

test('who closes their account is forgotten with the phones they were seen with, and the signal about them stands', async () => {
  const { memberId: sharerId, code } = await sharer();
  const { memberId } = await newcomer(code);
  await look();
  await eraseMe(deps, memberId);
  await service.drain();
  expect(await deps.database.query(SIGHTINGS, [memberId])).toEqual([]);
  expect(await deps.database.query(SIGHTINGS, [sharerId])).toHaveLength(1);
  expect(await signalsOf(sharerId)).toHaveLength(1);
});

test('who comes and closes their account at once is looked at all the same, and forgotten then', async () => {
  const { memberId: sharerId, code } = await sharer();
  const { memberId } = await newcomer(code);
  await eraseMe(deps, memberId);
  await hearEvents(deps, raise);
  expect(await deps.database.query(TRACES, [memberId])).toHaveLength(1);
  await look();
  expect(await signalsOf(sharerId)).toMatchObject([{ kind: 'second-account', openerId: memberId }]);
  service.clock.advance(60_000);
  await hearEvents(deps, raise);
  expect(await deps.database.query(TRACES, [memberId])).toEqual([]);
  expect(await deps.database.query(SIGHTINGS, [memberId])).toEqual([]);
  expect(await signalsOf(sharerId)).toHaveLength(1);
});

test('who closes their account while the scan looks is forgotten when it has looked', async () => {
  const { memberId } = await sharer();
  await look();
  await eraseMe(deps, memberId);
  await look();
  service.clock.advance(60_000);
  await deps.database.transaction(async (tx) => {
    expect(await takeScan(tx)).toBe(true);
    await hearEvents(deps, raise);
    expect(await deps.database.query(SIGHTINGS, [memberId])).toHaveLength(1);
  });
  service.clock.advance(60_000);
  await hearEvents(deps, raise);
  expect(await deps.database.query(SIGHTINGS, [memberId])).toEqual([]);
});

test('a batch that cannot be looked at is tried again by smaller ones, and given up when the smallest cannot', async () => {
  const { memberId: sharerId, code } = await sharer();
  await newcomer(code);
  const failing = (times: number): Deps => {
    let left = times;
    const transaction: Deps['database']['transaction'] = (work) => {
      left -= 1;
      return left < 0 ? deps.database.transaction(work) : Promise.reject(new Error('canceling statement due to statement timeout'));
    };
    return settled({ ...deps, database: { ...deps.database, transaction } });
  };
  await expect(scanForFraud(failing(9))).rejects.toThrow('statement timeout');
  expect(await signalsOf(sharerId)).toEqual([]);
  expect(await scanForFraud(failing(2))).toBe(2);
  expect(await signalsOf(sharerId)).toHaveLength(1);
});

test('a signal cannot be rewritten', async () => {
  await expect(deps.database.query(sql('test.rewrite_signal', 'update fraud_signals set sharer_id = 1'))).rejects.toThrow('append-only');
  await expect(deps.database.query(sql('test.remove_signal', 'delete from fraud_signals'))).rejects.toThrow('append-only');
});
