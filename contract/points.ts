import { Type, type Static } from '@sinclair/typebox';
import { Body, Day, EventId, Id, Instant, Nullable, told } from './shapes';

/** No single movement is larger than a thousand million. */
export const POINTS_MAX = 1_000_000_000;
export const PointsAmount = Type.Integer({ minimum: 1, maximum: POINTS_MAX, description: 'whole points' });
export const PointsCount = Type.Integer({ minimum: 0, description: 'whole points' });
const Count = Type.Integer({ minimum: 0 });

export const Month = told('A calendar month of Asia/Shanghai, `YYYY-MM`.', Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' }));

export const EarningSource = told('Where points come from. A lot remembers it for ever.', Type.Union([
  Type.Literal('check-in'),
  Type.Literal('task'),
  Type.Literal('payment'),
  Type.Literal('conversion'),
  Type.Literal('exchange'),
  Type.Literal('reward'),
]));
export type EarningSource = Static<typeof EarningSource>;

export const SpendPurpose = told('What points are spent on. On `reward` they are when a reward is taken back.', Type.Union([
  Type.Literal('order'),
  Type.Literal('payment'),
  Type.Literal('exchange'),
  Type.Literal('reward'),
]));
export type SpendPurpose = Static<typeof SpendPurpose>;

export const PointsView = told('`available` can be spent now; `held` is set aside for orders and exchanges under way.', Type.Object({
  available: PointsCount,
  held: PointsCount,
  expiring: told(
    'What expires within 90 days, the first day first. `expiresOn` is the last day it can be spent.',
    Type.Array(Type.Object({ points: PointsAmount, expiresOn: Day, daysLeft: Count })),
  ),
}));
export type PointsView = Static<typeof PointsView>;

export const EarningStep = told('One step of "why this many": the rule applied and the points after it.', Type.Object({
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
  input: told('What the rule was applied to: fen paid, days in a row, card points given; null where it is nothing.', Nullable(Type.Integer())),
  limit: told('The limit in points that a cap set; null for other rules.', Nullable(Type.Integer())),
  points: told('Points after this step.', PointsCount),
}));
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
  about: told(
    'Where it came from or what it was for: an earning source, a purpose, or null for what expired.',
    Nullable(Type.Union([EarningSource, SpendPurpose])),
  ),
  subject: told('That by name: the item, the biller, the task; null where nothing names it.', Nullable(Type.String())),
  points: told('Positive came in, negative went out.', Type.Integer()),
  postedAt: Instant,
  month: Month,
  expiresOn: told('For what was earned: the last day it can be spent.', Nullable(Day)),
  steps: told('For what was earned: why it was this many.', Type.Array(EarningStep)),
});
export type StatementEntry = Static<typeof StatementEntry>;

export const MonthTotals = told('Totals of one month, all of them positive.', Type.Object({
  month: Month,
  earned: PointsCount,
  spent: PointsCount,
  returned: PointsCount,
  expired: PointsCount,
}));
export type MonthTotals = Static<typeof MonthTotals>;

const Filters = { month: Type.Optional(Month), kind: Type.Optional(EntryKind) };
export const StatementQuery = Body({ ...Filters, cursor: Type.Optional(Id) });
export const StatementFileQuery = Body(Filters);

export const StatementPage = told(
  'Newest first, at most 30 entries; totals for each month that has an entry on this page, whatever the page shows of it.',
  Type.Object({
    entries: Type.Array(StatementEntry),
    months: Type.Array(MonthTotals),
    nextCursor: Nullable(Id),
  }),
);
export type StatementPage = Static<typeof StatementPage>;

export const PointsMonths = told('The last six months, the oldest first, those in which nothing moved too.', Type.Object({ months: Type.Array(MonthTotals) }));
export type PointsMonths = Static<typeof PointsMonths>;

export const CheckInKind = Type.Union([Type.Literal('on-time'), Type.Literal('make-up')]);

export const CheckInView = Type.Object({
  today: Day,
  isCheckedIn: Type.Boolean(),
  streak: told('Days in a row up to today, or up to yesterday while today is open.', Count),
  todayPoints: told('What checking in today gives, or gave: its bonus is in it.', PointsCount),
  nextBonus: Nullable(Type.Object({ streak: Type.Integer(), points: PointsAmount })),
  days: told('Days checked in within the last 42, the newest first.', Type.Array(Type.Object({ day: Day, kind: CheckInKind }))),
  makeUpDay: told('The day that can be made up now; null when none can.', Nullable(Day)),
});
export type CheckInView = Static<typeof CheckInView>;

export const CheckInBody = told(
  'The key is made when the page opens: pressing twice checks in once, and both presses hear the same.',
  Body({ key: EventId }),
);
export const MakeUpBody = Body({ key: EventId, day: Day });
export const CheckInAnswer = Type.Object({ day: Day, kind: CheckInKind, points: PointsCount, bonus: PointsCount, streak: Count });
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

export const ExplainBody = told(
  'A dry run: what paying this much now would earn this member, and why. Nothing is written.',
  Body({ paidFen: Type.Integer({ minimum: 1, maximum: 100_000_000_00, description: 'whole fen, 100 to the yuan' }) }),
);
export const Explanation = Type.Object({
  rulesVersion: Type.Integer(),
  points: PointsCount,
  expiresOn: Day,
  steps: Type.Array(EarningStep),
});
export type Explanation = Static<typeof Explanation>;

export const PointsReport = told(
  'For staff with the finance role. Liability is what members may still spend, by the month in which it expires.',
  Type.Object({
    liability: Type.Object({
      available: PointsCount,
      held: PointsCount,
      byExpiry: Type.Array(Type.Object({ month: Month, points: PointsCount })),
    }),
    breakage: told(
      'What is expected to expire unspent: the share of ended lots that expired, and what it means today; null while too few have ended to tell.',
      Type.Object({
        rate: told('Basis points of what ended.', Nullable(Count)),
        endedPoints: PointsCount,
        expectedPoints: Nullable(PointsCount),
      }),
    ),
    movements: told(
      'Of the last 24 months. `spent` counts what was set aside, which is in `liability.held` while it is.',
      Type.Array(
        Type.Object({ month: Month, kind: EntryKind, about: Nullable(Type.String()), points: PointsCount, transfers: Count }),
      ),
    ),
    balances: told(
      'Of the same months, the newest first, what members could spend: opening + earned + returned − spent − expired = closing.',
      Type.Array(
        Type.Object({ ...MonthTotals.properties, opening: PointsCount, closing: PointsCount }),
      ),
    ),
  }),
);
export type PointsReport = Static<typeof PointsReport>;

