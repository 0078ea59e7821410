import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { openPoints } from './give';

const LOCK = sql('points.lock', `select from accounts where owner_id = $1 and kind = 'points-available' for update`);

/**
 * Holds the member's account until the transaction ends, made where it is not there yet: whatever is decided from what a member
 * has, did or earned before is decided behind it.
 */
export const lockPoints = async (tx: Queryable, deps: Pick<Deps, 'newId'>, memberId: Id): Promise<void> => {
  await openPoints(tx, deps, memberId);
  await tx.query(LOCK, [memberId]);
};
