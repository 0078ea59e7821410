import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Id } from '../ids';
import { addDays, daysBetween, shanghaiDay } from '../shanghai';
import { NOTICE_DAYS_MAX, noticeDue } from './notice-days';

const BATCH_MAX = 500;

interface Ending {
  memberId: Id;
  endsOn: string;
  points: string;
}

const IS_DONE = sql('expiry_rounds.find', 'select from expiry_rounds where day = $1');
const DONE = sql('expiry_rounds.add', 'insert into expiry_rounds (day, finished_at) values ($1, $2) on conflict do nothing');
const ENDING = sql(
  'lots.ending_soon',
  `select member_id as "memberId", ends_on as "endsOn", sum(remaining) as points from lots
   where is_open and ends_on between $1 and $2 and (member_id, ends_on) > ($3, $4)
   group by member_id, ends_on order by member_id, ends_on limit ${BATCH_MAX}`,
);
const ADD = sql(
  'expiry_notices.add',
  `insert into expiry_notices (member_id, ends_on, days_ahead, points, noticed_at) values ($1, $2, $3, $4, $5)
   on conflict do nothing returning points`,
);

const tell = async (tx: Queryable, deps: Deps, { memberId, endsOn, points }: Ending, daysAhead: number): Promise<void> => {
  const added = await tx.query(ADD, [memberId, endsOn, daysAhead, points, deps.clock.now()]);
  if (added.length === 1) await emit(tx, deps, 'points-expiring', { memberId, points: Number(points), endsOn, daysAhead });
};

/**
 * Tells members what ends in 30, 7 or 1 days, once for each day and distance, and goes round once a day: a round that was broken
 * off begins again and repeats nothing.
 */
export const tellExpiry = async (deps: Deps): Promise<void> => {
  const { database, clock } = deps;
  const today = shanghaiDay(clock.now());
  if ((await database.query(IS_DONE, [today])).length > 0) return;
  const until = addDays(today, NOTICE_DAYS_MAX);
  const next = (last?: Ending): Promise<Ending[]> => database.query<Ending>(ENDING, [today, until, last?.memberId ?? '0', last?.endsOn ?? today]);
  for (let batch = await next(); batch.length > 0; batch = await next(batch.at(-1))) {
    await database.transaction(async (tx) => {
      for (const ending of batch) {
        const daysAhead = noticeDue(daysBetween(today, ending.endsOn));
        if (daysAhead !== null) await tell(tx, deps, ending, daysAhead);
      }
    });
  }
  await database.query(DONE, [today, clock.now()]);
};
