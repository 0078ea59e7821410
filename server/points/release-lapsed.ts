import { sql } from '../database/database';
import type { Deps } from '../deps';
import { sweep } from '../jobs/sweep';
import { releaseHold } from './cash';

const BATCH_MAX = 500;

interface Lapsed {
  id: string;
  heldUntil: Date;
}

const LAPSED = sql(
  'spends.lapsed',
  `select id, held_until as "heldUntil" from spends where state = 'held' and purpose = 'payment' and held_until <= $1
     and (held_until, id) > ($2, $3) order by held_until, id limit ${BATCH_MAX}`,
);
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Gives back what was held for payments that were not made in time; orders and exchanges are ended by their rooms. A member who
 * leaves a payment open chose to: a lot that ended meanwhile stays ended, or leaving payments open would renew points for ever.
 */
export const releaseLapsed = async (deps: Pick<Deps, 'database' | 'clock'>): Promise<void> => {
  const now = deps.clock.now();
  await sweep<Lapsed>(
    (after) => deps.database.query(LAPSED, [now, after?.heldUntil ?? '-infinity', after?.id ?? NO_ID]),
    ({ id }) => deps.database.transaction((tx) => releaseHold(tx, deps, id, null)),
  );
};
