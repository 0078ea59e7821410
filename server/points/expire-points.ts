import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';
import { sweep, type Due } from './sweep';

const BATCH_MAX = 500;

/** A member with many ended lots comes up once in a batch: the first of them takes all. */
const ENDED = sql(
  'lots.ended',
  `select id, ends_on as at, member_id as "memberId" from lots
   where remaining > 0 and ends_on < $1 and (ends_on, id) > ($2, $3) order by ends_on, id limit ${BATCH_MAX}`,
);
const EXPIRE = sql('points.expire', 'select points_expire($1, $2, $3)');

/**
 * Takes what ended before today, member by member, each in a transaction of its own. Whether it ran late, was broken off or runs
 * in several processes at once, an ended lot is taken once, and could not be spent before it was.
 */
export const expirePoints = async ({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<void> => {
  const now = clock.now();
  const today = shanghaiDay(now);
  await sweep<Due & { memberId: Id }>(
    (after) => database.query(ENDED, [today, after?.at ?? '-infinity', after?.id ?? '0']),
    ({ memberId }) => database.transaction((tx) => tx.query(EXPIRE, [memberId, today, now])),
  );
};
