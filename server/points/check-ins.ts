import type { CheckInAnswer } from '@micro-branch/contract/points';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { addDays, shanghaiDay } from '../shanghai';
import { makeUpDay } from './check-in-rules';
import { monthOf } from './months';
import type { PointRules } from './rules';

/** How far back days are shown; a month and the days that can be made up in it lie within. */
const DAYS_SHOWN = 42;

export interface CheckIn extends CheckInAnswer {
  checkedInAt: Date;
}

type Row = Omit<CheckIn, 'points' | 'bonus'> & { points: string; bonus: string };

const COLUMNS = 'day, kind, points, bonus, streak, checked_in_at as "checkedInAt"';
const FIND_BY_KEY = sql('check_ins.find_by_key', `select ${COLUMNS} from check_ins where member_id = $1 and key = $2`);
const RECENT = sql(
  'check_ins.recent',
  `select ${COLUMNS} from check_ins where member_id = $1 and day > $2 order by day desc limit ${2 * DAYS_SHOWN}`,
);
const ADD = sql(
  'check_ins.add',
  `insert into check_ins (member_id, key, day, kind, points, bonus, streak, checked_in_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** Walks back from a day that is there to the nearest one whose eve is not: as many look-ups as the streak is long. */
const STREAK = sql(
  'check_ins.streak',
  `select $2::date - c.day + 1 as streak from check_ins c
   where c.member_id = $1 and c.day <= $2
     and exists (select from check_ins last where last.member_id = $1 and last.day = $2)
     and not exists (select from check_ins eve where eve.member_id = $1 and eve.day = c.day - 1)
   order by c.day desc limit 1`,
);

const ofRow = ({ points, bonus, ...row }: Row): CheckIn => ({ ...row, points: Number(points), bonus: Number(bonus) });

export const findByKey = async (db: Queryable, memberId: Id, key: string): Promise<CheckIn | undefined> =>
  (await db.query<Row>(FIND_BY_KEY, [memberId, key])).map(ofRow)[0];

/** The last weeks, the newest first. A clock that went back sees days ahead of it. */
export const listRecent = async (db: Queryable, memberId: Id, today: string): Promise<CheckIn[]> =>
  (await db.query<Row>(RECENT, [memberId, addDays(today, -DAYS_SHOWN)])).map(ofRow);

/** Days in a row up to `day`; 0 when it is not one of them. */
export const countStreak = async (db: Queryable, memberId: Id, day: string): Promise<number> =>
  (await db.query<{ streak: number }>(STREAK, [memberId, day]))[0]?.streak ?? 0;

export const addCheckIn = async (tx: Queryable, { memberId, key, ...made }: CheckIn & { memberId: Id; key: string }): Promise<void> => {
  await tx.query(ADD, [memberId, key, made.day, made.kind, made.points, made.bonus, made.streak, made.checkedInAt]);
};

export const presentCheckIn = ({ day, kind, points, bonus, streak }: CheckIn): CheckInAnswer => ({ day, kind, points, bonus, streak });

/** The day that can be made up now. Make-ups of this month and of later ones count: a clock that went back gives none anew. */
export const findMakeUpDay = (rules: PointRules, recent: readonly CheckIn[], { today, joinedAt }: { today: string; joinedAt: Date }): string | null => {
  const madeUpThisMonth = recent.filter(({ kind, checkedInAt }) => kind === 'make-up' && shanghaiDay(checkedInAt) >= `${monthOf(today)}-01`).length;
  return makeUpDay(rules, { today, joinedOn: shanghaiDay(joinedAt), madeUpThisMonth, days: new Set(recent.map(({ day }) => day)) });
};
