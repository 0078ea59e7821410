import type { MonthTotals, StatementEntry, StatementPage } from '@micro-branch/contract/points';

export interface StatementMonth {
  month: string;
  /** Of the whole month, whatever is shown of it. */
  totals: MonthTotals | undefined;
  entries: StatementEntry[];
}

/** The entries of all pages so far by month, in the order in which they came: newest first. */
export const groupByMonth = (pages: readonly StatementPage[]): StatementMonth[] => {
  const months = new Map<string, StatementMonth>();
  const totals = new Map(pages.flatMap((page) => page.months.map((total) => [total.month, total])));
  for (const entry of pages.flatMap((page) => page.entries)) {
    const found = months.get(entry.month) ?? { month: entry.month, totals: totals.get(entry.month), entries: [] };
    found.entries.push(entry);
    months.set(entry.month, found);
  }
  return [...months.values()];
};
