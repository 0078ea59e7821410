import { Type, type Static } from '@sinclair/typebox';
import { Body, Day, EventId, Id, Instant, Nullable } from './shapes';

/** A whole number of points, at least one. No single movement is larger than a thousand million. */
export const POINTS_MAX = 1_000_000_000;
export const PointsAmount = Type.Integer({ minimum: 1, maximum: POINTS_MAX });
const Count = Type.Integer({ minimum: 0 });

/** A calendar month of Asia/Shanghai, `YYYY-MM`. */
export const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });

/** Where points come from. A lot remembers it for ever. */
export const EarningSource = Type.Union([
  Type.Literal('check-in'),
  Type.Literal('task'),
  Type.Literal('payment'),
  Type.Literal('conversion'),
  Type.Literal('exchange'),
  Type.Literal('reward'),
]);
export type EarningSource = Static<typeof EarningSource>;

/** What points are spent on. On `reward` they are when a reward is taken back. */
export const SpendPurpose = Type.Union([
  Type.Literal('order'),
  Type.Literal('payment'),
  Type.Literal('exchange'),
  Type.Literal('reward'),
]);
export type SpendPurpose = Static<typeof SpendPurpose>;

/** `available` can be spent now; `held` is set aside for orders and exchanges under way. */
export const PointsView = Type.Object({
  available: Count,
  held: Count,
  /** What expires within 90 days, the first day first. `expiresOn` is the last day it can be spent. */
  expiring: Type.Array(Type.Object({ points: PointsAmount, expiresOn: Day, daysLeft: Count })),
});
export type PointsView = Static<typeof PointsView>;

/** One step of "why this many": the rule applied and the points after it. */
export const EarningStep = Type.Object({
  rule: Type.Union([
    Type.Literal('daily'),
    Type.Literal('streak-bonus'),
    Type.Literal('task'),
    Type.Literal('conversion'),
    Type.Literal('reward'),
    Type.Literal('exchange-rate'),
    Type.Literal('whole-yuan'),
    Type.Literal('cap-per-payment'),
    Type.Literal('cap-per-day'),
    Type.Literal('cap-per-month'),
  ]),
  /** What the rule was applied to: fen paid, days in a row, card points given; null where it is nothing. */
  input: Nullable(Type.Integer()),
  /** The limit in points that a cap set; null for other rules. */
  limit: Nullable(Type.Integer()),
  /** Points after this step. */
  points: Count,
});
export type EarningStep = Static<typeof EarningStep>;

export const EntryKind = Type.Union([
  Type.Literal('earned'),
  Type.Literal('spent'),
  Type.Literal('returned'),
  Type.Literal('expired'),
]);
export type EntryKind = Static<typeof EntryKind>;

export const StatementEntry = Type.Object({
  id: Type.String(),
  kind: EntryKind,
  /** Where it came from or what it was for: an earning source, a purpose, or null for what expired. */
  about: Nullable(Type.Union([EarningSource, SpendPurpose])),
  /** Positive came in, negative went out. */
  points: Type.Integer(),
  postedAt: Instant,
  month: Month,
  /** For what was earned: the last day it can be spent, and why it was this many. */
  expiresOn: Nullable(Day),
  steps: Type.Array(EarningStep),
});
export type StatementEntry = Static<typeof StatementEntry>;

/** Totals of one month, all of them positive. */
export const MonthTotals = Type.Object({
  month: Month,
  earned: Count,
  spent: Count,
  returned: Count,
  expired: Count,
});
export type MonthTotals = Static<typeof MonthTotals>;

const Filters = { month: Type.Optional(Month), kind: Type.Optional(EntryKind) };
export const StatementQuery = Body({ ...Filters, cursor: Type.Optional(Id) });
export const StatementFileQuery = Body(Filters);

/** Newest first, at most 30 entries; totals for each month that has an entry on this page, whatever the page shows of it. */
export const StatementPage = Type.Object({
  entries: Type.Array(StatementEntry),
  months: Type.Array(MonthTotals),
  nextCursor: Nullable(Id),
});
export type StatementPage = Static<typeof StatementPage>;

export const CheckInKind = Type.Union([Type.Literal('on-time'), Type.Literal('make-up')]);

export const CheckInView = Type.Object({
  today: Day,
  isCheckedIn: Type.Boolean(),
  /** Days in a row up to today, or up to yesterday while today is open. */
  streak: Count,
  /** What checking in today gives, or gave: its bonus is in it. */
  todayPoints: Count,
  nextBonus: Nullable(Type.Object({ streak: Type.Integer(), points: PointsAmount })),
  /** Days checked in within the last 42, the newest first. */
  days: Type.Array(Type.Object({ day: Day, kind: CheckInKind })),
  /** The day that can be made up now; null when none can. */
  makeUpDay: Nullable(Day),
});
export type CheckInView = Static<typeof CheckInView>;

/** The key is made when the page opens: pressing twice checks in once, and both presses hear the same. */
export const CheckInBody = Body({ key: EventId });
export const MakeUpBody = Body({ key: EventId, day: Day });
export const CheckInAnswer = Type.Object({ day: Day, kind: CheckInKind, points: Count, bonus: Count, streak: Count });
export type CheckInAnswer = Static<typeof CheckInAnswer>;

export const TaskParams = Body({ taskKey: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }) });
export const TaskView = Type.Object({
  key: Type.String(),
  title: Type.String(),
  words: Type.String(),
  points: PointsAmount,
  period: Type.Union([Type.Literal('once'), Type.Literal('monthly')]),
  state: Type.Union([Type.Literal('open'), Type.Literal('done'), Type.Literal('claimed')]),
});
export type TaskView = Static<typeof TaskView>;
export const TaskList = Type.Object({ tasks: Type.Array(TaskView) });
export type TaskList = Static<typeof TaskList>;

/** A dry run: what paying this much now would earn this member, and why. Nothing is written. */
export const ExplainBody = Body({ paidFen: Type.Integer({ minimum: 1, maximum: 100_000_000_00 }) });
export const Explanation = Type.Object({
  rulesVersion: Type.Integer(),
  points: Count,
  expiresOn: Day,
  steps: Type.Array(EarningStep),
});
export type Explanation = Static<typeof Explanation>;

/** For staff with the finance role. Liability is what members may still spend, by the month in which it expires. */
export const PointsReport = Type.Object({
  liability: Type.Object({
    available: Count,
    held: Count,
    byExpiry: Type.Array(Type.Object({ month: Month, points: Count })),
  }),
  /** What is expected to expire unspent: the share of ended lots that expired, in basis points, and what it means today; null while too few have ended to tell. */
  breakage: Type.Object({ rate: Nullable(Count), endedPoints: Count, expectedPoints: Nullable(Count) }),
  /** Of the last 24 months. `spent` counts what was set aside, which is in `liability.held` while it is. */
  movements: Type.Array(
    Type.Object({ month: Month, kind: EntryKind, about: Nullable(Type.String()), points: Count, transfers: Count }),
  ),
});
export type PointsReport = Static<typeof PointsReport>;

