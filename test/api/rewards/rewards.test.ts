import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import type { ApplicationView } from '@micro-branch/contract/applications';
import { points } from '@micro-branch/contract/units';
import { cancelApplication } from '../../../server/applications/cancel-application';
import { sql } from '../../../server/database/database';
import { emit, type EventPayloads } from '../../../server/events/outbox';
import type { Id } from '../../../server/ids';
import { eraseMe } from '../../../server/members/erase-me';
import { spend } from '../../../server/points/spend';
import { rewardEventHandlers } from '../../../server/rewards/on-events';
import { payUnder } from '../../../server/rewards/pay-under';
import { creditCard, wealth } from '../../support/cards';
import { codeOf, openCard } from '../../support/chain';
import { holdBack } from '../../support/held-events';
import { agreeToPrivacy, newMember, oldMember } from '../../support/people';
import { newVisitor, refusalOf } from '../../support/points';
import { setUpRewards } from '../../support/rewards';

const world = setUpRewards();
const { bring, applyFor, settle, rewardsOf, lotsOf, offer } = world;

type Credited = EventPayloads['conversion-credited'];

const hear = (told: Credited): Promise<void> =>
  world.deps.database.transaction((tx) => rewardEventHandlers(world.deps, () => Promise.resolve(true))['conversion-credited']!(tx, told));
/** What is told of these applications, not heard yet. */
const creditedBy = (work: () => Promise<unknown>): Promise<Credited[]> => holdBack(world.deps, 'conversion-credited', () => work().then(settle));

describe('an application for a credit card', () => {
  test('by somebody who came by a code pays the sharer once, as a lot that the statement names', async () => {
    const made = await applyFor(await bring());
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ level: 1, state: 'paid', reason: null, points: 100, memberId: world.sharerId }]);
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 100 }]);
  });

  test('told of five times at once pays once, and again when it is told later', async () => {
    const opener = await bring();
    const [told] = await creditedBy(() => applyFor(opener));
    await Promise.all([1, 2, 3, 4, 5].map(() => hear(told!)));
    await hear(told!);
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 100 }]);
  });

  test('six of which are told of at once pay up to the cap of the month and not above it', async () => {
    const openers: Id[] = [];
    for (let one = 0; one < 6; one += 1) openers.push(await bring());
    const told = await creditedBy(() => Promise.all(openers.map((opener) => applyFor(opener))));
    await Promise.all([...told, ...told].map(hear));
    const decisions = await Promise.all(told.map(async ({ conversionId }) => (await world.explain(conversionId)).decisions[0]!));
    expect(decisions.map(({ state, reason }) => `${state} ${reason}`).sort()).toEqual([...Array<string>(5).fill('paid null'), 'refused over-cap']);
    expect(await lotsOf(world.sharerId)).toHaveLength(5);
  });

  test('by somebody who came alone pays nobody, and says so', async () => {
    const alone = await newMember(world.deps);
    await agreeToPrivacy(world.deps, alone);
    await openCard(world.deps, { memberId: alone, cardId: world.cardId });
    const made = await applyFor(alone);
    await settle();
    expect(await rewardsOf(made)).toEqual([]);
    expect((await world.explain(await world.conversionOf(made))).decisions).toMatchObject([{ state: 'refused', reason: 'nobody-brought-them' }]);
  });

  test('pays whoever brought the sharer only where a second level was offered with a counsel reference', async () => {
    const second = await bring();
    const before = await applyFor(await bring(second));
    await settle();
    expect(await rewardsOf(before)).toMatchObject([{ level: 1, state: 'paid', memberId: second }]);
    const rulesVersion = await offer({ levels: [80, 20], counselReference: '法审〔2026〕31号' });
    const after = await applyFor(await bring(second));
    await settle();
    expect(await rewardsOf(after)).toMatchObject([
      { level: 1, state: 'paid', points: 80, memberId: second, rulesVersion },
      { level: 2, state: 'paid', points: 20, memberId: world.sharerId, rulesVersion },
    ]);
  });

  test('pays nobody who has closed their account', async () => {
    const opener = await bring();
    await eraseMe(world.deps, world.sharerId);
    const made = await applyFor(opener);
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'refused', reason: 'sharer-gone' }]);
  });
});

test('an appointment for a wealth card is refused a reward, and the article is named', async () => {
  const cardId = await world.newCard(wealth);
  const made = await applyFor(await bring(world.sharerId, cardId), cardId);
  await settle();
  expect(await rewardsOf(made)).toMatchObject([{ state: 'refused', reason: 'forbidden-by-law', points: 0, rulesVersion: null }]);
  const [decision] = (await world.explain(await world.conversionOf(made))).decisions;
  expect(decision!.steps).toMatchObject([{ question: 'law', isPassed: false, article: '《理财公司理财产品销售管理暂行办法》第二十五条第（六）项' }]);
  expect(await lotsOf(world.sharerId)).toEqual([]);
});

test('sharing and opening alone pay nothing', async () => {
  await bring();
  await bring();
  await settle();
  expect(await lotsOf(world.sharerId)).toEqual([]);
});

describe('a budget', () => {
  test('for ten pays exactly ten of 64 who are decided at once', async () => {
    const rulesVersion = await offer({ budget: 1_000 });
    const openers: Id[] = [];
    for (let one = 0; one < 64; one += 1) openers.push(await bring(await oldMember(world.deps)));
    const told = await creditedBy(() => Promise.all(openers.map((opener) => applyFor(opener))));
    expect(told).toHaveLength(64);
    await Promise.all(told.map(hear));
    const decisions = await Promise.all(told.map(async ({ conversionId }) => (await world.explain(conversionId)).decisions[0]!));
    expect(decisions.filter(({ state }) => state === 'paid')).toHaveLength(10);
    expect(decisions.filter(({ state, reason }) => state === 'refused' && reason === 'over-budget')).toHaveLength(54);
    const [budget] = await world.deps.database.query<{ used: string }>(sql('test.budget', 'select used from reward_budgets where rules_version = $1'), [rulesVersion]);
    expect(budget!.used).toBe('1000');
  });
});

describe('a version that is stopped', () => {
  test('pays nothing from then on, and no earlier one takes its place', async () => {
    const rulesVersion = await offer();
    const paid = await applyFor(await bring());
    await settle();
    const opener = await bring();
    await world.stop(rulesVersion, '预算调整');
    const made = await applyFor(opener);
    await settle();
    expect(await rewardsOf(paid)).toMatchObject([{ state: 'paid' }]);
    expect(await rewardsOf(made)).toMatchObject([{ state: 'refused', reason: 'rule-stopped', rulesVersion }]);
    await offer();
    const again = await applyFor(await bring());
    await settle();
    expect(await rewardsOf(again)).toMatchObject([{ state: 'paid' }]);
  });
});

describe('an application that is cancelled', () => {
  test('takes back what the sharer has not spent of the reward, once, and the cap and the budget are free again', async () => {
    const rulesVersion = await offer({ budget: 100, perMonthMax: 100 });
    const opener = await bring();
    const made = await applyFor(opener);
    await settle();
    await Promise.all([1, 2, 3].map(() => cancelApplication(world.deps, opener, made.id)));
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'conversion-reversed', points: 100, takenBack: 100 }]);
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 0 }]);
    const next = await applyFor(await bring());
    await settle();
    expect(await rewardsOf(next)).toMatchObject([{ state: 'paid', rulesVersion }]);
  });

  test('leaves to the bank what was spent: no balance falls below zero and no other lot is touched', async () => {
    const opener = await bring();
    const made = await applyFor(opener);
    await settle();
    const { deps, sharerId } = world;
    await deps.database.transaction((tx) =>
      spend(tx, deps, { id: randomUUID(), memberId: sharerId, points: points(60), purpose: 'payment', reference: '1', isHeld: false }));
    await cancelApplication(deps, opener, made.id);
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', points: 100, takenBack: 40 }]);
    expect(await lotsOf(sharerId)).toEqual([{ points: 100, remaining: 0 }]);
    const again = await applyFor(opener);
    await settle();
    expect(await rewardsOf(again)).toMatchObject([{ state: 'refused', reason: 'already-rewarded' }]);
  });

  test('and made again is rewarded like the first, where nothing of the first was spent', async () => {
    const opener = await bring();
    const made = await applyFor(opener);
    await settle();
    await cancelApplication(world.deps, opener, made.id);
    await settle();
    const again = await applyFor(opener);
    await settle();
    expect(await rewardsOf(again)).toMatchObject([{ state: 'paid', points: 100 }]);
    expect((await lotsOf(world.sharerId)).map(({ remaining }) => remaining)).toEqual([0, 100]);
  });

  test('before it was decided is refused, though the cancellation is heard first', async () => {
    const opener = await bring();
    const [told] = await creditedBy(async () => cancelApplication(world.deps, opener, (await applyFor(opener)).id));
    await hear(told!);
    expect((await world.explain(told!.conversionId)).decisions).toMatchObject([{ state: 'refused', reason: 'conversion-reversed' }]);
    expect(await lotsOf(world.sharerId)).toEqual([]);
  });

  test('at the very moment it is decided leaves nothing paid, whichever comes first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const opener = await bring();
      let made!: ApplicationView;
      const [told] = await creditedBy(async () => (made = await applyFor(opener)));
      await Promise.all([hear(told!), cancelApplication(world.deps, opener, made.id).then(settle)]);
      const [reward] = await rewardsOf(made);
      expect([reward!.state, reward!.reason]).toEqual([reward!.state === 'void' ? 'void' : 'refused', 'conversion-reversed']);
    }
    expect((await lotsOf(world.sharerId)).every(({ remaining }) => remaining === 0)).toBe(true);
  });
});

describe('what can be asked', () => {
  test('why a conversion was paid is for the marketing role alone, and a dry run writes nothing', async () => {
    const made = await applyFor(await bring());
    await settle();
    const conversionId = await world.conversionOf(made);
    const visitor = await newVisitor(world.service);
    await expect(visitor.get(`/rewards/conversions/${conversionId}/explanation`)).rejects.toThrow('role-required');
    await expect(world.explain('1')).rejects.toMatchObject({ code: 'conversion-not-found' });
    const decided = await world.explain(conversionId);
    expect(decided).toMatchObject({ kind: 'application', cardClass: 'credit-card', attributionVersion: 1, reversedAt: null });
    expect(decided.decisions).toMatchObject([{ level: 1, state: 'paid', points: 100, decidedAt: expect.any(String) as string }]);
    expect(JSON.stringify(decided)).not.toContain(world.sharerId);
  });

  test('a conversion that is not decided yet is explained by the same rules, as of now', async () => {
    const opener = await bring();
    const [told] = await creditedBy(() => applyFor(opener));
    const count = sql('test.reward_rows', 'select (select count(*) from rewards) + (select count(*) from lots) + (select count(*) from transfers) as rows');
    const before = await world.deps.database.query(count);
    const dry = await world.explain(told!.conversionId);
    expect(dry.decisions).toMatchObject([{ level: 1, state: 'paid', points: 100, decidedAt: null }]);
    expect(await world.deps.database.query(count)).toEqual(before);
    await hear(told!);
    const [decided] = (await world.explain(told!.conversionId)).decisions;
    expect({ ...decided, decidedAt: null }).toEqual(dry.decisions[0]);
  });

  test('a member sees their own rewards and what is offered, and nobody’s name', async () => {
    const visitor = await newVisitor(world.service);
    const opener = await bring(visitor.memberId);
    await applyFor(opener);
    const cardId = await world.newCard(wealth);
    await applyFor(await bring(visitor.memberId, cardId), cardId);
    await settle();
    const mine = await visitor.get<Answer<'listMyRewards'>>('/rewards');
    expect(mine.rewards).toMatchObject([{ cardTitle: creditCard.title, state: 'paid', reason: null, points: 100 }]);
    expect(mine.offers).toEqual([{ cardClass: 'credit-card', points: 100, text: expect.stringContaining('好友经你的卡片申请信用卡') as string }]);
    expect(refusalOf(await world.service.get('/api/rewards'))).toBe('session-expired');
  });
});

test('another version would have paid what it says for every conversion that stands, and is asked without a trace', async () => {
  const { database, clock } = world.deps;
  const version = await offer({ levels: [40], perMonthMax: 80, budget: 1_000_000 });
  const before = (await payUnder(database, version, clock.now()))!;
  const sharer = await oldMember(world.deps);
  await codeOf(world.deps, sharer, world.cardId);
  const openers = [await bring(sharer), await bring(sharer), await bring(sharer)];
  for (const opener of openers) await applyFor(opener);
  await settle();
  const after = (await payUnder(database, version, clock.now()))!;
  expect(after).toMatchObject({ version, rewards: before.rewards + 2, points: before.points + 80 });
  expect((after.refused['over-cap'] ?? 0) - (before.refused['over-cap'] ?? 0)).toBe(1);
  expect(await payUnder(database, 9_999, clock.now())).toBeNull();
});

test('an event about a conversion that nobody knows stays, with its error', async () => {
  const told = { conversionId: '1', kind: 'application' as const, cardId: '1', cardClass: 'loan' as const, memberId: '1', nodeId: '1', sharerId: '1', at: world.deps.clock.now().toISOString() };
  await emit(world.deps.database, world.deps, 'conversion-credited', told);
  await expect(settle()).rejects.toThrow('credited to nobody');
  await world.deps.database.query(sql('test.drop_event', 'delete from events'));
});
