import type { PointsView } from '@micro-branch/contract/points';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { addDays, daysBetween, shanghaiDay } from '../shanghai';

const SOON_DAYS = 90;
const SOON_MAX = 12;

const ENDING = sql(
  'lots.ending',
  `select ends_on as day, sum(remaining) as points from lots where member_id = $1 and is_open and ends_on >= $2
   group by ends_on order by ends_on`,
);
const HELD = sql('points.held_balance', `select balance from accounts where owner_id = $1 and kind = 'points-held'`);

/** What can be spent today, by the last day it can be: what ended is not in it, swept or not. */
const listEnding = async (db: Queryable, memberId: Id, today: string): Promise<{ day: string; points: number }[]> =>
  (await db.query<{ day: string; points: string }>(ENDING, [memberId, today])).map(({ day, points }) => ({ day, points: Number(points) }));

const sum = (lots: readonly { points: number }[]): number => lots.reduce((total, { points }) => total + points, 0);

/** The points a member can spend today. */
export const countAvailable = async (db: Queryable, memberId: Id, today: string): Promise<number> =>
  sum(await listEnding(db, memberId, today));

export const getPoints = async ({ database, clock }: Deps, memberId: Id): Promise<PointsView> => {
  const today = shanghaiDay(clock.now());
  const ending = await listEnding(database, memberId, today);
  const [held] = await database.query<{ balance: string }>(HELD, [memberId]);
  const soon = ending.filter(({ day }) => day <= addDays(today, SOON_DAYS)).slice(0, SOON_MAX);
  return {
    available: sum(ending),
    held: Number(held?.balance ?? 0),
    expiring: soon.map(({ day, points }) => ({ points, expiresOn: day, daysLeft: daysBetween(today, day) })),
  };
};
