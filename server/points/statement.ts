import type { EarningStep, EntryKind, MonthTotals, StatementEntry } from '@micro-branch/contract/points';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';
import { monthOf, spanOf } from './months';

export interface Filter {
  memberId: Id;
  month?: string | undefined;
  kind?: EntryKind | undefined;
}

export type Entry = StatementEntry & { seq: string };

interface Row {
  seq: string;
  id: string;
  kind: EntryKind;
  about: StatementEntry['about'];
  points: string;
  postedAt: Date;
  expiresOn: string | null;
  steps: EarningStep[] | null;
  subject: string | null;
}

/** What moved a member's available points. What only ends a hold is not in it: the points had gone when they were held. */
const MOVED = `from transfers t where t.owner_id = $1 and t.cause in ('earned', 'spent', 'returned', 'expired')`;
const BETWEEN = `and ($3::timestamptz is null or t.posted_at >= $3) and ($4::timestamptz is null or t.posted_at < $4)
  and ($5::text is null or t.cause = $5)`;
/** What a task was called in the rules that it was claimed under. */
const TASK_TITLE = `(select task->>'title' from point_rules r, jsonb_array_elements(r.content->'tasks') task
  where l.source = 'task' and r.version = l.rules_version and task->>'key' = split_part(t.reference, ':', 2))`;
/** Lots and names are looked up for the rows of the page alone. */
const LIST = sql(
  'statement.list',
  `select t.seq, t.id, t.cause as kind, case when t.cause <> 'expired' then split_part(t.reference, ':', 1) end as about,
     case when t.cause in ('earned', 'returned') then t.amount else -t.amount end as points,
     t.posted_at as "postedAt", l.ends_on as "expiresOn", l.steps,
     coalesce(s.subject, ${TASK_TITLE}) as subject
   from (
     select t.* ${MOVED} and t.seq < coalesce($2, 9223372036854775807) ${BETWEEN} order by t.seq desc limit $6
   ) t left join lots l on l.transfer_id = t.id left join point_subjects s on s.about = t.reference order by t.seq desc`,
);
/** Of one member alone, by the index of whose a transfer is. */
export const MONTHS = sql(
  'statement.months',
  `select to_char(month, 'YYYY-MM') as month, kind, points from (
     select date_trunc('month', t.posted_at at time zone 'Asia/Shanghai') as month, t.cause as kind, sum(t.amount) as points
     ${MOVED} and t.posted_at >= $2 and t.posted_at < $3 group by 1, 2
   ) totals`,
);
const TOTALS = sql(
  'statement.totals',
  `select t.cause as kind, sum(t.amount) as points, count(*)::int as entries ${MOVED} and t.seq <= $2 ${BETWEEN} group by t.cause`,
);

const bounds = ({ month }: Filter): (Date | null)[] => {
  const span = month === undefined ? null : spanOf(month);
  return [span?.from ?? null, span?.until ?? null];
};

const entryOf = ({ points, postedAt, steps, ...row }: Row): Entry => ({
  ...row,
  points: Number(points),
  postedAt: postedAt.toISOString(),
  month: monthOf(shanghaiDay(postedAt)),
  steps: steps ?? [],
});

/** Entries below a cursor, the newest first. `seq` follows the order in which one member's transfers were made. */
export const listEntries = async (
  db: Queryable,
  filter: Filter,
  { below = null, max }: { below?: string | null; max: number },
): Promise<Entry[]> => (await db.query<Row>(LIST, [filter.memberId, below, ...bounds(filter), filter.kind ?? null, max])).map(entryOf);

/** Totals of each of these months, in their order. A month that had nothing is all zeros. */
export const totalMonths = async (db: Queryable, memberId: Id, months: readonly string[]): Promise<MonthTotals[]> => {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined) return [];
  const { from, until } = spanOf(first, last);
  const rows = await db.query<{ month: string; kind: EntryKind; points: string }>(MONTHS, [memberId, from, until]);
  return months.map((month) => {
    const totals: MonthTotals = { month, earned: 0, spent: 0, returned: 0, expired: 0 };
    for (const row of rows) if (row.month === month) totals[row.kind] = Number(row.points);
    return totals;
  });
};

export interface KindTotal {
  kind: EntryKind;
  /** How many points moved, whichever way. */
  points: number;
  entries: number;
}

/** Totals of everything the filter lets through, up to an entry: what is posted after it is in neither list nor total. */
export const totalKinds = async (db: Queryable, filter: Filter, upTo: string): Promise<KindTotal[]> => {
  const rows = await db.query<Omit<KindTotal, 'points'> & { points: string }>(TOTALS, [filter.memberId, upTo, ...bounds(filter), filter.kind ?? null]);
  return rows.map((row) => ({ ...row, points: Number(row.points) }));
};
