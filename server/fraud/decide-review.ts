import type { ReviewBody, SignalView } from '@micro-branch/contract/fraud';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { Refusal } from '../refusal';
import { presentSignal } from './present-signal';
import { addReview, findReviewByKey, findSignal, type Review } from './signals';

type Asked = ReviewBody & { signalId: Id; reviewerId: Id };

const TERMS = ['signalId', 'reviewerId', 'decision', 'reason'] as const;

const isSame = (review: Review, asked: Asked): boolean => TERMS.every((term) => review[term] === asked[term]);

/** Nobody decides about themselves. */
const requireImpartial = async (tx: Queryable, { signalId, reviewerId }: Asked): Promise<{ sharerId: Id; openerId: Id | null }> => {
  await requireRole(tx, reviewerId, 'risk');
  const found = await findSignal(tx, signalId);
  if (!found) throw new Refusal('signal-not-found');
  const { sharerId, openerId } = found.signal;
  if (reviewerId === sharerId || reviewerId === openerId) throw new Refusal('role-required', 'the signal is about the reviewer');
  return { sharerId, openerId };
};

/**
 * Releases a signal or voids what it holds, once, with a reason. The same key answers the first result; with other terms it refuses
 * with `idempotency-conflict`, and a signal that was decided with another key refuses with `state-changed`. Refuses with
 * `role-required` or `signal-not-found`.
 */
export const decideReview = (deps: Pick<Deps, 'database' | 'clock' | 'newId'>, asked: Asked): Promise<SignalView> =>
  deps.database.transaction(async (tx) => {
    const { signalId, key, decision, reason, reviewerId } = asked;
    const about = await requireImpartial(tx, asked);
    const decidedAt = deps.clock.now();
    if (await addReview(tx, { signalId, key, decision, reason, reviewerId, decidedAt })) {
      await emit(tx, deps, 'review-decided', { signalId, decision, ...about, decidedAt: decidedAt.toISOString() });
    } else {
      const earlier = await findReviewByKey(tx, key);
      if (!earlier) throw new Refusal('state-changed');
      if (!isSame(earlier, asked)) throw new Refusal('idempotency-conflict');
    }
    return presentSignal((await findSignal(tx, signalId))!);
  });
