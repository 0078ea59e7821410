import type { PaymentMonths, PaymentView } from '@micro-branch/contract/payments';
import { readAmount, sayAmount } from '@/shared/ui/amount/say-amount';
import { sayMonth, shanghaiDay } from '@/shared/ui/day-words';

type Category = PaymentView['category'];
type Month = PaymentMonths['months'][number];

/** What was paid in a month, of one category or of all. */
const paidIn = ({ payFen, categories }: Month, category: Category | null): number =>
  category === null ? payFen : (categories.find((each) => each.category === category)?.payFen ?? 0);

export interface Bar {
  month: string;
  payFen: number;
}

export const barsOf = ({ months }: PaymentMonths, category: Category | null): Bar[] =>
  months.map((month) => ({ month: month.month, payFen: paidIn(month, category) }));

/** A month in figures and in words: `5月`, `¥1,280.00`, `2026年5月 1280元`. */
export const chartBarOf = ({ month, payFen }: Bar) => ({
  key: month,
  label: `${Number(month.slice(5))}月`,
  value: payFen,
  shown: sayAmount(payFen),
  said: `${sayMonth(month)} ${readAmount(payFen)}`,
});

/** The chart in a sentence. */
export const sayBars = (bars: readonly Bar[]): string => {
  const totalFen = bars.reduce((total, { payFen }) => total + payFen, 0);
  if (totalFen === 0) return '近 12 个月没有缴费。';
  const most = bars.reduce((highest, bar) => (bar.payFen > highest.payFen ? bar : highest));
  return `近 12 个月共缴 ${sayAmount(totalFen)}，最多的是${sayMonth(most.month)}，${sayAmount(most.payFen)}。`;
};

interface PaymentMonth {
  month: string;
  payments: PaymentView[];
}

/** Payments by the month in which they were started, in the order in which they came: newest first. */
export const groupByMonth = (payments: readonly PaymentView[]): PaymentMonth[] => {
  const months = new Map<string, PaymentMonth>();
  for (const payment of payments) {
    const month = shanghaiDay(payment.startedAt).slice(0, 7);
    const found = months.get(month) ?? { month, payments: [] };
    found.payments.push(payment);
    months.set(month, found);
  }
  return [...months.values()];
};
