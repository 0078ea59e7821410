import { randomUUID } from 'node:crypto';
import { points } from '@micro-branch/contract/units';
import type { Id } from '../../../server/ids';
import { spend } from '../../../server/points/spend';
import { listMyRewards } from '../../../server/rewards/my-rewards';
import { cardOnShelf } from '../../support/cards';
import { codeOf, openCard } from '../../support/chain';
import { oldMember } from '../../support/people';
import { reviewsOf } from '../../support/reward-reviews';
import { setUpRewards } from '../../support/rewards';

const world = setUpRewards();
const { bring, applyFor, settle, rewardsOf, lotsOf, offer } = world;
const { raise, review, decide, hear, heldFor, paidFor } = reviewsOf(world);

const anHourAgo = (): Date => new Date(world.deps.clock.now().getTime() - 3_600_000);
const yesterday = (): Date => new Date(world.deps.clock.now().getTime() - 86_400_000);

describe('a reward that was paid before anybody looked', () => {
  test('is taken back by a review that voids, and the member’s list says why', async () => {
    const { opener, made } = await paidFor();
    await decide(await raise(world.sharerId, opener, anHourAgo()), 'voided');
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found', points: 100, takenBack: 100 }]);
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 0 }]);
    const { rewards } = await listMyRewards(world.deps, world.sharerId);
    expect(rewards).toMatchObject([{ state: 'void', reason: 'fraud-found', points: 100, takenBack: 100 }]);
    const [decision] = (await world.explain(await world.conversionOf(made))).decisions;
    expect(decision!.steps.slice(-2)).toMatchObject([{ question: 'review', isPassed: true }, { question: 'review', isPassed: false }]);
  });

  test('and was spent in part is taken back as far as it is there: nobody falls below zero', async () => {
    const { opener, made } = await paidFor();
    const { deps, sharerId } = world;
    await deps.database.transaction((tx) =>
      spend(tx, deps, { id: randomUUID(), memberId: sharerId, points: points(60), purpose: 'payment', reference: '1', isHeld: false }));
    await decide(await raise(world.sharerId, opener, anHourAgo()), 'voided');
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', takenBack: 40 }]);
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 0 }]);
  });

  test('is taken back once, however often and late the review is heard', async () => {
    await offer({ budget: 200 });
    const { opener, made } = await paidFor();
    const signalId = await raise(world.sharerId, opener, anHourAgo());
    await decide(signalId, 'voided');
    const other = await paidFor();
    await Promise.all([1, 2, 3, 4].map(() => hear(signalId)));
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', takenBack: 100 }]);
    expect(await rewardsOf(other.made)).toMatchObject([{ state: 'paid' }]);
    await paidFor();
    const over = await applyFor(await bring());
    await settle();
    expect(await rewardsOf(over)).toMatchObject([{ state: 'refused', reason: 'over-budget' }]);
  });

  test('stays where what was done is older than the facts, or another did it', async () => {
    const before = await paidFor();
    const pair = await raise(world.sharerId, before.opener);
    await decide(pair, 'voided');
    expect(await rewardsOf(before.made)).toMatchObject([{ state: 'paid' }]);
    const other = await paidFor();
    await decide(await raise(world.sharerId, other.opener, anHourAgo()), 'voided');
    expect(await rewardsOf(before.made)).toMatchObject([{ state: 'paid' }]);
    expect(await rewardsOf(other.made)).toMatchObject([{ state: 'void' }]);
  });

  test('is taken back from everybody a finding against the sharer alone is about, and what is done after it is paid', async () => {
    const made = [(await paidFor()).made, (await paidFor()).made];
    const signalId = await raise(world.sharerId, null, anHourAgo());
    await decide(signalId, 'voided');
    for (const one of made) expect(await rewardsOf(one)).toMatchObject([{ state: 'void', reason: 'fraud-found', takenBack: 100 }]);
    const later = await paidFor();
    await hear(signalId);
    expect(await rewardsOf(later.made)).toMatchObject([{ state: 'paid' }]);
  });

  test('is taken back at both levels, for a conversion that was not real; a finding against the upper one leaves the lower', async () => {
    await offer({ levels: [80, 20], counselReference: '法审〔2026〕31号' });
    const second = await bring();
    const [opener, another] = [await bring(second), await bring(second)];
    const [made, untouched] = [await applyFor(opener), await applyFor(another)];
    await settle();
    await decide(await raise(second, opener, anHourAgo()), 'voided');
    expect(await rewardsOf(made)).toMatchObject([{ level: 1, state: 'void', takenBack: 80 }, { level: 2, state: 'void', takenBack: 20 }]);
    await decide(await raise(world.sharerId, another, anHourAgo()), 'voided');
    expect(await rewardsOf(untouched)).toMatchObject([{ level: 1, state: 'paid' }, { level: 2, state: 'void' }]);
  });
});

describe('of several reviews of the same people', () => {
  const signals = async () => {
    const opener = await bring();
    const [one, other] = [await raise(world.sharerId, opener, anHourAgo()), await raise(world.sharerId, opener, yesterday())];
    const made = await applyFor(opener);
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'held' }]);
    return { one, other, made };
  };

  test('released after voided stays void: what one found no other takes back', async () => {
    const { one, other, made } = await signals();
    await decide(one, 'voided');
    await decide(other, 'released');
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found' }]);
    expect(await lotsOf(world.sharerId)).toEqual([]);
  });

  test('voided after released is void, and nothing is paid in between while one is open', async () => {
    const { one, other, made } = await signals();
    await decide(one, 'released');
    expect(await rewardsOf(made)).toMatchObject([{ state: 'held' }]);
    await decide(other, 'voided');
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found', takenBack: 100 }]);
    expect(await lotsOf(world.sharerId)).toEqual([]);
  });

  test('heard in the other order, or only the released one, comes to the same', async () => {
    const { one, other, made } = await signals();
    await review(one, 'voided');
    await review(other, 'released');
    await hear(other);
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found' }]);
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found', takenBack: 100 }]);
    expect(await lotsOf(world.sharerId)).toEqual([]);
  });

  test('a finding about new facts takes back what an earlier review had released', async () => {
    const { opener, signalId, made } = await heldFor();
    await decide(signalId, 'released');
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 100 }]);
    await decide(await raise(world.sharerId, opener, anHourAgo()), 'voided');
    expect(await rewardsOf(made)).toMatchObject([{ state: 'void', reason: 'fraud-found', takenBack: 100 }]);
    expect(await lotsOf(world.sharerId)).toEqual([{ points: 100, remaining: 0 }]);
  });
});

describe('a conversion decided after the review', () => {
  test('was done before it: refused, and the explanation says what was found', async () => {
    const opener = await bring();
    const signalId = await raise(world.sharerId, null, anHourAgo());
    const made = await applyFor(opener);
    await review(signalId, 'voided');
    await settle();
    expect(await rewardsOf(made)).toMatchObject([{ state: 'refused', reason: 'fraud-found', points: 0 }]);
    const [decision] = (await world.explain(await world.conversionOf(made))).decisions;
    expect(decision!.steps.at(-1)).toMatchObject({ question: 'review', isPassed: false });
  });

  test('by one of a pair that was found out is refused, whenever it is done; what they do by another’s code is paid', async () => {
    const { opener, signalId } = await heldFor();
    await decide(signalId, 'voided');
    const again = async (sharerId: Id) => {
      const cardId = await cardOnShelf(world.deps);
      await openCard(world.deps, { memberId: opener, cardId, code: await codeOf(world.deps, sharerId, cardId) });
      const made = await applyFor(opener, cardId);
      await settle();
      return rewardsOf(made);
    };
    expect(await again(world.sharerId)).toMatchObject([{ state: 'refused', reason: 'fraud-found' }]);
    expect(await again(await oldMember(world.deps))).toMatchObject([{ state: 'paid' }]);
  });
});
