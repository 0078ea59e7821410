import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** What a review may stand against: something an opener did at an instant, and who is to get something for it. */
interface Deed {
  openerId: Id;
  sharers: readonly Id[];
  at: Date;
}

const AGAINST = sql(
  'fraud_signals.against',
  `select from fraud_signals s join fraud_reviews r on r.signal_id = s.id and r.decision = 'voided'
   where s.sharer_id = any($1::bigint[]) and s.window_start <= $3
     and (s.opener_id = $2 or (s.opener_id is null and $3 <= r.decided_at)) limit 1`,
);

/**
 * Whether a review voided a signal that stands against this. Of a pair: whatever one did by the other's code since the facts began,
 * also later on. Of a sharer alone: what anybody did by their code from then until the review; what came after it is not prejudged.
 * It is asked of the reviews as they stand, so it is the same whenever and however often it is asked, and no release of another
 * signal takes it back.
 */
export const isFoundAgainst = async (db: Queryable, { openerId, sharers, at }: Deed): Promise<boolean> =>
  (await db.query(AGAINST, [sharers, openerId, at])).length > 0;
