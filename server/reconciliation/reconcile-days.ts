import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { IsStopping } from '../jobs/loop';
import { addDays, shanghaiDay, shanghaiTime } from '../shanghai';
import { reconcileAndAsk } from './ask-again';
import type { Reconciliation } from './runs';
import { NotOurTurn } from './turn';

/** WeChat Pay has the statement of a day from ten o'clock of the next one on (APIv3, 申请交易账单), and keeps it for three months. */
const READY_AT = '10:00';
const DAYS_BACK_MAX = 60;
/** So long a day that differed is compared again every morning: what was asked for meanwhile may have mended it. */
const DIFFERENT_DAYS_MAX = 7;
const WAITING_PAUSE_MS = 10 * 60_000;

/** Days of which nothing is known that holds, the oldest first; none before the first payment. A run before the day was told of whole does not count. */
const DUE = sql(
  'reconciliations.due',
  `select days.day from (
     select generate_series(greatest($1::date, (started_at at time zone 'Asia/Shanghai')::date), $2::date, '1 day')::date as day
     from (select started_at from payments order by id limit 1) first
   ) days
   left join lateral (
     select state, ended_at from reconciliations r
     where r.day = days.day and r.started_at >= (days.day + 1 + time '${READY_AT}') at time zone 'Asia/Shanghai' order by id desc limit 1
   ) newest on true
   where newest.state is null or (newest.state = 'waiting' and newest.ended_at <= $3)
     or (newest.state = 'different' and newest.ended_at < $4 and days.day >= $5::date)
   order by days.day`,
);

const findDue = async ({ database, clock }: Deps): Promise<string[]> => {
  const now = clock.now();
  const today = shanghaiDay(now);
  const newest = addDays(today, shanghaiTime(now) >= READY_AT ? -1 : -2);
  const due = await database.query<{ day: string }>(DUE, [
    addDays(newest, -DAYS_BACK_MAX),
    newest,
    new Date(now.getTime() - WAITING_PAUSE_MS),
    new Date(`${addDays(newest, 1)}T${READY_AT}:00+08:00`),
    addDays(newest, -DIFFERENT_DAYS_MAX),
  ]);
  return due.map(({ day }) => day);
};

/** What whoever looks after the service has to be told of a day. */
const complaintOf = ({ day, state, waitingFor, waitingWhy, legs }: Reconciliation): string | undefined => {
  if (state === 'waiting') return `${day} is not reconciled, the statement of ${waitingFor} is not there: ${waitingWhy}`;
  if (state === 'zero') return undefined;
  const wrong = legs.filter(({ differencesCount }) => differencesCount > 0);
  return `${day} differs: ${wrong.map(({ leg, differencesCount }) => `${leg} ${differencesCount}`).join(', ')}; npm run reconcile -- --on ${day}`;
};

/**
 * Reconciles yesterday from ten o'clock on, and every day before that was missed, waits for a statement, or differed. Throws, when all were
 * tried, what is to be told of the days that are not zero.
 */
export const reconcileDays = async (deps: Deps, isStopping: IsStopping = () => false): Promise<void> => {
  const complaints: string[] = [];
  for (const day of await findDue(deps)) {
    if (isStopping()) return;
    const complaint = await reconcileAndAsk(deps, day).then(complaintOf, (fault: unknown) => {
      if (fault instanceof NotOurTurn) return undefined; // another process does it
      throw fault;
    });
    if (complaint !== undefined) complaints.push(complaint);
  }
  if (complaints.length > 0) throw new Error(complaints.join('; '));
};
