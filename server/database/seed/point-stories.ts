/** When something happened: days before the first start of the seed, or on a day of a month so many months before its own. */
export type Before = { day: number } | { month: number; dayOfMonth: number };

/** What one member did for points. A payment to a named biller is in the list of payments as well: see seed-payments.ts. */
export type PointStep = Before & ({ does: 'check-in' } | { does: 'claim'; taskKey: string } | { does: 'pay'; paidFen: number; billerKey?: string });

export interface PointStory {
  person: string;
  /** In the order of time. */
  steps: readonly PointStep[];
}

const checkIns = (first: number, last: number): PointStep[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({ day: first + index, does: 'check-in' }));

/** A member for years, whose first points have expired and whose next ones are about to. */
export const regulars: readonly PointStory[] = [
  {
    person: 'wang-xiaoman',
    steps: [
      { day: -800, does: 'claim', taskKey: 'name' },
      { day: -800, does: 'claim', taskKey: 'branch' },
      { month: -24, dayOfMonth: 8, does: 'pay', paidFen: 612_00 },
      { month: -24, dayOfMonth: 12, does: 'pay', paidFen: 548_80 },
      { month: -24, dayOfMonth: 20, does: 'pay', paidFen: 386_50 },
      { month: -23, dayOfMonth: 15, does: 'pay', paidFen: 318_00 },
      { day: -210, does: 'pay', paidFen: 1_280_00, billerKey: 'broadband-310100' },
      { day: -95, does: 'pay', paidFen: 128_60, billerKey: 'electricity-310100' },
      { day: -64, does: 'pay', paidFen: 450_00, billerKey: 'electricity-110100' },
      ...checkIns(-41, -37),
      { day: -33, does: 'pay', paidFen: 86_40, billerKey: 'water-310100' },
      ...checkIns(-22, -14),
      ...checkIns(-12, -9),
      { day: -9, does: 'pay', paidFen: 98_70, billerKey: 'gas-310100' },
      ...checkIns(-8, -1),
    ],
  },
];

/** Members who joined along the chains. */
export const newcomers: readonly PointStory[] = [
  // Missed one day, which can still be made up.
  { person: 'li-zhiyuan', steps: [{ day: -5, does: 'claim', taskKey: 'name' }, ...checkIns(-5, -4), ...checkIns(-2, -1)] },
  { person: 'he-shuyan', steps: [...checkIns(-4, -2), { day: -2, does: 'pay', paidFen: 62_00 }, ...checkIns(-1, -1)] },
];
