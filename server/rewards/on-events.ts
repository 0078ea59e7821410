import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventHandlers, EventPayloads } from '../events/outbox';
import { isFoundAgainst } from '../fraud/findings-against';
import { waitForScan, type IsScanPast } from '../fraud/wait-for-scan';
import { findConversion } from '../referrals/conversions';
import { decideConversion } from './decide-conversion';
import { releaseReward, voidReward } from './end-reward';
import { isUnderReview, type Credited } from './facts';
import { lockPeople, lockReviewed, lockRewards, type Reward } from './store';

/** Heard before the conversion was decided, it changes nothing: the decision then knows of it. */
const reverse = async (tx: Queryable, deps: Deps, { conversionId }: EventPayloads['conversion-reversed']): Promise<void> => {
  const conversion = await findConversion(tx, conversionId);
  if (!conversion) return;
  await lockPeople(tx, [conversion.memberId]);
  for (const reward of await lockRewards(tx, conversionId)) {
    await voidReward(tx, deps, reward, { reason: 'conversion-reversed', question: 'standing' });
  }
};

type Review = EventPayloads['review-decided'];

/** Whose code it was is asked for too, not only who gets it: a conversion that is not real is so at every level. */
const endOne = async (tx: Queryable, deps: Deps, reward: Reward): Promise<void> => {
  const { sharerId, convertedAt } = (await findConversion(tx, reward.conversionId)) as Credited;
  const { openerId, memberId } = reward;
  const sharers = [sharerId, memberId];
  if (await isFoundAgainst(tx, { openerId, sharers, at: convertedAt })) {
    await voidReward(tx, deps, reward, { reason: 'fraud-found', question: 'review' });
  } else if (!(await isUnderReview(tx, openerId, sharers))) {
    await releaseReward(tx, deps, reward);
  }
};

/**
 * A review ended. The event only says whom to look at: what becomes of each reward is asked of all reviews as they stand, so that it is
 * the same in whatever order they are heard, late or twice. What any of them found against is void, held or paid, and stays so; what
 * was held and has nothing against it and nothing open is paid.
 */
const hearReview = async (tx: Queryable, deps: Deps, { signalId, sharerId, openerId }: Review): Promise<void> => {
  const people = [sharerId, ...(openerId === null ? [] : [openerId])];
  await lockPeople(tx, people);
  for (const reward of await lockReviewed(tx, people, signalId)) await endOne(tx, deps, reward);
};

/** What rewards make of other rooms' facts. `isPast` is the scan's word unless there is no scan. */
export const rewardEventHandlers = (deps: Deps, isPast?: IsScanPast): EventHandlers => ({
  'conversion-credited': async (tx, credited) => {
    await waitForScan(tx, deps, new Date(credited.at), isPast);
    await decideConversion(tx, deps, credited);
  },
  'conversion-reversed': (tx, reversed) => reverse(tx, deps, reversed),
  'review-decided': (tx, review) => hearReview(tx, deps, review),
});
