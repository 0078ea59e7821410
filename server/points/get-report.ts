import type { EntryKind, PointsReport } from '@micro-branch/contract/points';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { shanghaiDay } from '../shanghai';

const BASIS = 10_000n;
/** A share of fewer ended points than this tells of single members, not of what members do. */
const ENDED_POINTS_MIN = 10_000n;
/** Months of movements, the newest first. */
const MONTHS_MAX = 24;

const LIABILITY = sql(
  'report.liability',
  `select to_char(ends_on, 'YYYY-MM') as month, sum(points) as points from points_liability_by_expiry where ends_on >= $1 group by 1 order by 1`,
);
const HELD = sql('report.held', `select coalesce(sum(balance), 0) as points from accounts where kind = 'points-held'`);
const BREAKAGE = sql(
  'report.breakage',
  `select coalesce(sum(points), 0) as ended, coalesce(sum(expired), 0) as expired from points_breakage where ends_on < $1`,
);
const MOVEMENTS = sql(
  'report.movements',
  `select month, kind, about, points, transfers from points_movements_by_month
   where month > to_char($1::date - interval '${MONTHS_MAX} months', 'YYYY-MM') order by month desc, kind, about`,
);

const BALANCES = sql(
  'report.balances',
  `select month, opening, earned, spent, returned, expired, closing from points_balances_by_month
   where month > to_char($1::date - interval '${MONTHS_MAX} months', 'YYYY-MM') order by month desc`,
);
/** Every figure is of one moment, so that they add up while points move. */
const SNAPSHOT = sql('report.snapshot', 'set transaction isolation level repeatable read, read only');

type Liability = PointsReport['liability'];

const findLiability = async (db: Queryable, today: string): Promise<Liability> => {
  const rows = await db.query<{ month: string; points: string }>(LIABILITY, [today]);
  const byExpiry = rows.map(({ month, points }) => ({ month, points: Number(points) }));
  const [held] = await db.query<{ points: string }>(HELD);
  return { available: byExpiry.reduce((sum, { points }) => sum + points, 0), held: Number(held!.points), byExpiry };
};

/** The share of ended lots that expired, rounded down to a basis point, and what it means for today's liability, rounded down. */
const findBreakage = async (db: Queryable, today: string, { available, held }: Liability): Promise<PointsReport['breakage']> => {
  const [row] = await db.query<{ ended: string; expired: string }>(BREAKAGE, [today]);
  const [ended, expired] = [BigInt(row!.ended), BigInt(row!.expired)];
  if (ended < ENDED_POINTS_MIN) return { rate: null, endedPoints: Number(ended), expectedPoints: null };
  const rate = (expired * BASIS) / ended;
  const expected = (BigInt(available + held) * rate) / BASIS;
  return { rate: Number(rate), endedPoints: Number(ended), expectedPoints: Number(expected) };
};

type Balance = PointsReport['balances'][number];

const listBalances = async (db: Queryable, today: string): Promise<Balance[]> => {
  const rows = await db.query<{ month: string } & Record<Exclude<keyof Balance, 'month'>, string>>(BALANCES, [today]);
  return rows.map(({ month, opening, earned, spent, returned, expired, closing }) => ({
    month,
    opening: Number(opening),
    earned: Number(earned),
    spent: Number(spent),
    returned: Number(returned),
    expired: Number(expired),
    closing: Number(closing),
  }));
};

const listMovements = async (db: Queryable, today: string): Promise<PointsReport['movements']> => {
  const rows = await db.query<{ month: string; kind: EntryKind; about: string | null; points: string; transfers: string }>(MOVEMENTS, [today]);
  return rows.map((row) => ({ ...row, points: Number(row.points), transfers: Number(row.transfers) }));
};

/** What the branch owes in points, what will never be asked for, and what moved. Refuses with `role-required`. */
export const getReport = async ({ database, clock }: Deps, memberId: Id): Promise<PointsReport> => {
  await requireRole(database, memberId, 'finance');
  const today = shanghaiDay(clock.now());
  return database.transaction(async (tx) => {
    await tx.query(SNAPSHOT);
    const liability = await findLiability(tx, today);
    const breakage = await findBreakage(tx, today, liability);
    return { liability, breakage, movements: await listMovements(tx, today), balances: await listBalances(tx, today) };
  });
};
