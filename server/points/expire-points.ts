import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { sweep } from '../jobs/sweep';
import { shanghaiDay } from '../shanghai';

const BATCH_MAX = 500;

interface Ended {
  id: Id;
  endsOn: string;
  memberId: Id;
}

/** A member with many ended lots comes up once in a batch: the first of them takes all, of a thousand lots. */
const ENDED = sql(
  'lots.ended',
  `select id, ends_on as "endsOn", member_id as "memberId" from lots
   where is_open and ends_on < $1 and (ends_on, id) > ($2, $3) order by ends_on, id limit ${BATCH_MAX}`,
);
const EXPIRE = sql('points.expire', 'select points_expire($1, $2, $3)');

/**
 * Takes what ended before today, member by member, each in a transaction of its own. Whether it ran late, was broken off or runs
 * in several processes at once, an ended lot is taken once, and could not be spent before it was.
 */
export const expirePoints = async ({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<void> => {
  const now = clock.now();
  const today = shanghaiDay(now);
  await sweep<Ended>(
    (after) => database.query(ENDED, [today, after?.endsOn ?? '-infinity', after?.id ?? '0']),
    ({ memberId }) => database.transaction((tx) => tx.query(EXPIRE, [memberId, today, now])),
  );
};
