import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventHandlers, EventPayloads } from '../events/outbox';
import type { Id } from '../ids';
import { findConversion } from '../referrals/conversions';
import { decideConversion } from './decide-conversion';
import { releaseReward, voidReward } from './end-reward';
import { isUnderReview } from './facts';
import { lockHeld, lockPeople, lockRewards, type Reward } from './store';

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

/**
 * What a finding is against: of a pair, what one did for the other; of one person, all that is held for them. A conversion that is
 * not real is so at every level.
 */
const conversionsAgainst = ({ decision, sharerId, openerId }: Review, held: readonly Reward[]): Set<Id> => {
  const isAgainst = (reward: Reward): boolean => reward.memberId === sharerId && (openerId === null || reward.openerId === openerId);
  return new Set(decision === 'voided' ? held.filter(isAgainst).map(({ conversionId }) => conversionId) : []);
};

/** Whether what a reward is for is still looked into, by this review or another. */
const isStillUnderReview = async (tx: Queryable, { conversionId, openerId, memberId }: Reward): Promise<boolean> => {
  const direct = (await findConversion(tx, conversionId))?.sharerId ?? memberId;
  return isUnderReview(tx, openerId, [direct, memberId]);
};

/** Whatever the finding is not against was held for it all the same, and is paid once nothing else is open. */
const hearReview = async (tx: Queryable, deps: Deps, review: Review): Promise<void> => {
  const people = [review.sharerId, ...(review.openerId === null ? [] : [review.openerId])];
  await lockPeople(tx, people);
  const held = await lockHeld(tx, people);
  const against = conversionsAgainst(review, held);
  for (const reward of held) {
    if (against.has(reward.conversionId)) await voidReward(tx, deps, reward, { reason: 'fraud-found', question: 'review' });
    else if (!(await isStillUnderReview(tx, reward))) await releaseReward(tx, deps, reward);
  }
};

/** What rewards make of other rooms' facts. */
export const rewardEventHandlers = (deps: Deps): EventHandlers => ({
  'conversion-credited': (tx, credited) => decideConversion(tx, deps, credited),
  'conversion-reversed': (tx, reversed) => reverse(tx, deps, reversed),
  'review-decided': (tx, review) => hearReview(tx, deps, review),
});
