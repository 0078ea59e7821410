import { sql } from '../database/database';
import type { Deps } from '../deps';
import { addDays, shanghaiDay } from '../shanghai';

const LOST = sql('messages.lost', `update messages set state = 'unknown', why = 'whoever sent it is gone', ended_at = $1 where state = 'sending' and due_at <= $1`);
const KEPT_DAYS = 90;
const BATCH_MAX = 1_000;
const FORGET = sql(
  'messages.forget',
  `delete from messages where id = any (array(select id from messages where ended_at < $1 order by ended_at limit ${BATCH_MAX})) returning id`,
);

/** Ends what nobody sends any more, and forgets what was told a season ago. */
export const forgetMessages = async ({ database, clock }: Deps): Promise<void> => {
  const now = clock.now();
  await database.query(LOST, [now]);
  const before = new Date(`${addDays(shanghaiDay(now), -KEPT_DAYS)}T00:00:00+08:00`);
  for (let gone = BATCH_MAX; gone === BATCH_MAX; ) gone = (await database.query(FORGET, [before])).length;
};
