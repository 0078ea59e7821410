import type { BillerCategory } from '@micro-branch/contract/billers';
import type { PaymentMonths } from '@micro-branch/contract/payments';
import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { monthOf, monthsUntil, spanOf } from '../points/months';
import { shanghaiDay } from '../shanghai';

const MONTHS = 12;

const TOTALS = sql(
  'payments.months',
  `select to_char(started_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, category, sum(pay_fen) as fen, count(*)::int as payments
   from payments where member_id = $1 and state = 'done' and started_at >= $2 and started_at < $3 group by 1, 2 order by 1, 3 desc, 2`,
);

/** A payment belongs to the month it was started in, as in the list of payments. */
export const getPaymentMonths = async ({ database, clock }: Deps, memberId: Id): Promise<PaymentMonths> => {
  const months = monthsUntil(monthOf(shanghaiDay(clock.now())), MONTHS);
  const { from, until } = spanOf(months[0]!, months.at(-1));
  const totals = await database.query<{ month: string; category: BillerCategory; fen: string; payments: number }>(TOTALS, [memberId, from, until]);
  return {
    months: months.map((month) => {
      const found = totals.filter((total) => total.month === month);
      return {
        month,
        payFen: found.reduce((sum, { fen }) => sum + Number(fen), 0),
        payments: found.reduce((sum, { payments }) => sum + payments, 0),
        categories: found.map(({ category, fen }) => ({ category, payFen: Number(fen) })),
      };
    }),
  };
};
