import { sql } from '../../../server/database/database';
import { runEvents } from '../../../server/events/runner';
import { scanForFraud, SETTLE_MS } from '../../../server/fraud/scan';
import { listOpenSignals } from '../../../server/fraud/signals';
import type { Id } from '../../../server/ids';
import { referralEventHandlers } from '../../../server/referrals/on-events';
import { rewardEventHandlers } from '../../../server/rewards/on-events';
import { codeOf, openCard } from '../../support/chain';
import { agreeToPrivacy, newMember } from '../../support/people';
import { reviewsOf } from '../../support/reward-reviews';
import { setUpRewards } from '../../support/rewards';

const world = setUpRewards();
const { applyFor, rewardsOf, lotsOf } = world;
const { review, hear } = reviewsOf(world);

const WAITING = sql(
  'test.waiting_conversions',
  `select attempts, last_error as "lastError", due_at as "dueAt" from events where kind = 'conversion-credited'`,
);
const MINUTE_MS = 60_000;
const HIS = { device: 'android|Mate|15', address: '198.51.100.9' };

const later = (ms: number): void => world.service.clock.advance(ms);
const look = (): Promise<number> => scanForFraud(world.deps);
/** What is due is heard, as the background of the service hears it. */
const hearDue = (): Promise<number> =>
  runEvents(world.deps, [referralEventHandlers(world.deps), rewardEventHandlers(world.deps)], (fault) => {
    throw fault;
  });
const waiting = () => world.deps.database.query<{ attempts: number; lastError: string | null; dueAt: Date }>(WAITING);

/** A newcomer by the sharer's code; without a phone of their own, by the sharer's. */
const newcomer = async (by: { device?: string; address?: string } = {}): Promise<Id> => {
  const memberId = await newMember(world.deps);
  await agreeToPrivacy(world.deps, memberId);
  const code = await codeOf(world.deps, world.sharerId, world.cardId);
  await openCard(world.deps, { memberId, cardId: world.cardId, code, ...by });
  return memberId;
};

/** About the pair, or with null about the sharer alone. */
const openSignal = async (about: Id | null): Promise<Id> => {
  const { sharerId, deps } = world;
  return (await listOpenSignals(deps.database, { sharerId, openerId: sharerId })).find(({ openerId }) => openerId === about)!.id;
};

test('a conversion within a second of coming waits until the scan has passed it, and is paid then', async () => {
  const made = await applyFor(await newcomer(HIS));
  await hearDue();
  later(SETTLE_MS - 1_000);
  await look();
  await hearDue();
  expect(await rewardsOf(made)).toEqual([]);
  expect((await world.explain(await world.conversionOf(made))).decisions).toMatchObject([{ state: 'paid', decidedAt: null }]);
  later(7_000);
  await hearDue();
  expect(await rewardsOf(made)).toEqual([]);
  await look();
  later(10_000);
  await hearDue();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'paid', points: 100 }]);
  expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 100 }]);
});

test('a second account that applies at once is held, and every step of it is explained to the end', async () => {
  const openers = [await newcomer(), await newcomer()];
  const made = [await applyFor(openers[0]!), await applyFor(openers[1]!)];
  await hearDue();
  later(MINUTE_MS);
  await look();
  await hearDue();
  for (const one of made) expect(await rewardsOf(one)).toMatchObject([{ state: 'held', reason: 'fraud-review', points: 100 }]);
  expect(await lotsOf(world.sharerId)).toEqual([]);
  const stepsOf = async (at: number) => (await world.explain(await world.conversionOf(made[at]!))).decisions[0]!.steps.filter(({ question }) => question === 'review');
  expect((await stepsOf(0)).map(({ isPassed }) => isPassed)).toEqual([false]);
  for (const [at, decision] of (['voided', 'released'] as const).entries()) {
    const signalId = await openSignal(openers[at]!);
    await review(signalId, decision);
    await hear(signalId);
  }
  expect(await rewardsOf(made[0]!)).toMatchObject([{ state: 'void', reason: 'fraud-found', takenBack: 100 }]);
  expect(await rewardsOf(made[1]!)).toMatchObject([{ state: 'paid', reason: null }]);
  expect((await stepsOf(0)).map(({ isPassed }) => isPassed)).toEqual([false, false]);
  expect((await stepsOf(1)).map(({ isPassed }) => isPassed)).toEqual([false, true]);
});

test('a ring that applies at once is held as a whole, and voided as a whole', async () => {
  const farm = { device: 'android|Farm|9', address: '192.0.2.44' };
  const openers: Id[] = [];
  for (let at = 0; at < 4; at += 1) openers.push(await newcomer(farm));
  const made = [await applyFor(openers[0]!), await applyFor(openers[3]!)];
  await hearDue();
  later(MINUTE_MS);
  await look();
  await hearDue();
  for (const one of made) expect(await rewardsOf(one)).toMatchObject([{ state: 'held', reason: 'fraud-review' }]);
  const signalId = await openSignal(null);
  await review(signalId, 'voided');
  await hear(signalId);
  for (const one of made) expect(await rewardsOf(one)).toMatchObject([{ state: 'void', reason: 'fraud-found' }]);
  expect(await lotsOf(world.sharerId)).toEqual([]);
});

test('a conversion the scan has stopped short of waits, though what is before it was looked at', async () => {
  await newcomer({ device: 'android|First|15', address: '198.51.100.1' });
  const made = await applyFor(await newcomer(HIS));
  await hearDue();
  later(MINUTE_MS);
  await scanForFraud(world.deps, { batchMax: 1, isStopping: () => true });
  await hearDue();
  expect(await rewardsOf(made)).toEqual([]);
  await look();
  later(MINUTE_MS);
  await hearDue();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'paid' }]);
});

test('while the scan stands still nothing is paid and nothing is lost, and it is asked ever less often', async () => {
  const made = await applyFor(await newcomer(HIS));
  let asked = 0;
  for (let minute = 0; minute < 120; minute += 1) {
    asked += await hearDue();
    later(MINUTE_MS);
  }
  expect(await rewardsOf(made)).toEqual([]);
  expect(asked).toBeGreaterThan(20);
  expect(asked).toBeLessThan(60);
  expect(await waiting()).toMatchObject([{ attempts: 0, lastError: null }]);
  later(7 * 86_400_000);
  await hearDue();
  const [{ dueAt } = { dueAt: new Date(0) }] = await waiting();
  expect(dueAt.getTime() - world.deps.clock.now().getTime()).toBeLessThanOrEqual(10 * MINUTE_MS);
  await look();
  later(10 * MINUTE_MS);
  await hearDue();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'paid', points: 100 }]);
});

test('a scan by a clock that goes ahead has not passed what is still to come', async () => {
  await scanForFraud({ ...world.deps, clock: { now: () => new Date(world.deps.clock.now().getTime() + 60 * MINUTE_MS) } });
  const made = await applyFor(await newcomer(HIS));
  await hearDue();
  expect(await rewardsOf(made)).toEqual([]);
  later(MINUTE_MS);
  await look();
  await hearDue();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'paid', points: 100 }]);
});
