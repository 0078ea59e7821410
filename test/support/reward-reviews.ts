import { randomUUID } from 'node:crypto';
import type { Decision } from '@micro-branch/contract/fraud';
import type { ApplicationView } from '@micro-branch/contract/applications';
import { decideReview } from '../../server/fraud/decide-review';
import { findSignal, addSignals, listOpenSignals } from '../../server/fraud/signals';
import type { Id } from '../../server/ids';
import { appointStaff } from '../../server/members/appoint-staff';
import { rewardEventHandlers } from '../../server/rewards/on-events';
import { oldMember } from './people';
import type { RewardWorld } from './rewards';

interface RewardReviews {
  /** Something is noticed about a pair, or about everybody a sharer brought: facts of a window that began then, or now. */
  raise: (sharerId: Id, openerId: Id | null, windowStart?: Date) => Promise<Id>;
  /** Decided, and not heard yet. */
  review: (signalId: Id, decision: Decision) => Promise<void>;
  /** Decided and heard. */
  decide: (signalId: Id, decision: Decision) => Promise<void>;
  /** The event of a review, heard again or early. */
  hear: (signalId: Id) => Promise<void>;
  /** A reward of 100 points that a signal about the pair holds. */
  heldFor: (sharerId?: Id) => Promise<{ opener: Id; signalId: Id; made: ApplicationView }>;
  /** A reward of 100 points that was paid. */
  paidFor: (sharerId?: Id) => Promise<{ opener: Id; made: ApplicationView }>;
}

/** What staff with the risk role do about the rewards of a world. */
export const reviewsOf = (world: RewardWorld): RewardReviews => {
  const raise = async (sharerId: Id, openerId: Id | null, windowStart = world.deps.clock.now()): Promise<Id> => {
    const finding = { kind: 'second-account' as const, sharerId, openerId, windowStart, figures: [], nodeIds: [] };
    await addSignals(world.deps.database, world.deps, [finding]);
    const open = await listOpenSignals(world.deps.database, { sharerId, openerId: openerId ?? sharerId });
    return open.at(-1)!.id;
  };
  const review = async (signalId: Id, decision: Decision): Promise<void> => {
    const reviewerId = await oldMember(world.deps, '史镜贤');
    await appointStaff(world.deps, { memberId: reviewerId, branchId: world.branchId, title: '风险管理', roles: ['risk'] });
    await decideReview(world.deps, { signalId, reviewerId, key: randomUUID(), decision, reason: '已核对' });
  };
  const rewarded = async (opener: Id, expected: object): Promise<ApplicationView> => {
    const made = await world.applyFor(opener);
    await world.settle();
    expect(await world.rewardsOf(made)).toMatchObject([expected]);
    return made;
  };
  return {
    raise,
    review,
    decide: async (signalId, decision) => {
      await review(signalId, decision);
      await world.settle();
    },
    hear: async (signalId) => {
      const { signal, review: ended } = (await findSignal(world.deps.database, signalId))!;
      const { sharerId, openerId } = signal;
      const told = { signalId, sharerId, openerId, decision: ended!.decision, decidedAt: ended!.decidedAt.toISOString() };
      await world.deps.database.transaction((tx) => rewardEventHandlers(world.deps)['review-decided']!(tx, told));
    },
    heldFor: async (sharerId = world.sharerId) => {
      const opener = await world.bring(sharerId);
      const signalId = await raise(sharerId, opener);
      return { opener, signalId, made: await rewarded(opener, { state: 'held', reason: 'fraud-review', points: 100 }) };
    },
    paidFor: async (sharerId = world.sharerId) => {
      const opener = await world.bring(sharerId);
      return { opener, made: await rewarded(opener, { state: 'paid', reason: null, points: 100 }) };
    },
  };
};
