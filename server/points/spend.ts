import type { SpendPurpose } from '@micro-branch/contract/points';
import type { Points } from '@micro-branch/contract/units';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { transferIdOf } from '../ledger/transfer-id';
import { addDays, shanghaiDay } from '../shanghai';

export interface Spending {
  /** The transfer that takes the points, and the name of the spend from then on. Taken twice, it is taken once. */
  id: string;
  memberId: Id;
  points: Points;
  purpose: SpendPurpose;
  /** What it is for, in the room that spends. */
  reference: string;
  /** Set aside until it is settled or returned; otherwise it is settled at once. */
  isHeld: boolean;
  /** When a hold ends by itself; null leaves it to the room that holds, which must then end it. */
  heldUntil?: Date | null;
}

const SPEND = sql('points.spend', 'select points_spend($1, $2, $3, $4, $5, $6, $7, $8, $9)');
const SETTLE = sql('points.settle', 'select points_settle($1, $2, $3)');
const RETURN = sql('points.return', 'select points_return($1, $2, $3, $4, $5, $6)');

type Time = Pick<Deps, 'clock'>;

/**
 * Takes points, first-expiring lots first. The same id again changes nothing; with other terms it refuses with
 * `idempotency-conflict`. Refuses with `points-short`, and then nothing was taken.
 */
export const spend = async (tx: Queryable, { clock }: Time, spending: Spending): Promise<void> => {
  const { id, memberId, points, purpose, reference, isHeld, heldUntil = null } = spending;
  const now = clock.now();
  await tx.query(SPEND, [id, memberId, points, purpose, reference, isHeld, heldUntil, shanghaiDay(now), now]);
};

/** The house keeps what was held. Settled twice, it is settled once. Refuses with `state-changed` when it was released. */
export const settle = async (tx: Queryable, { clock }: Time, spendId: string): Promise<void> => {
  await tx.query(SETTLE, [transferIdOf(spendId, 'settle'), spendId, clock.now()]);
};

export interface Giving {
  spendId: string;
  /** Which return of this spend it is: the same name again changes nothing. */
  name: string;
  points: Points;
  /**
   * Days for which points of a lot that ended meanwhile can still be spent. Null when the member chose to give back what they
   * had: then the lot's own end stands, since otherwise ordering and cancelling would renew points for ever.
   */
  graceDays: number | null;
}

/**
 * Gives points of a spend back to the very lots they came from; of a part, first to those that end last. Refuses with
 * `state-changed` for more than is still out.
 */
export const giveBack = async (tx: Queryable, { clock }: Time, { spendId, name, points, graceDays }: Giving): Promise<void> => {
  const now = clock.now();
  const today = shanghaiDay(now);
  const until = graceDays === null ? null : addDays(today, graceDays);
  await tx.query(RETURN, [transferIdOf(spendId, 'return', name), spendId, points, until, today, now]);
};
