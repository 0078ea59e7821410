import type { PaymentView } from '@micro-branch/contract/payments';
import { usePages } from '@/shared/api/use-pages';

export interface PaymentFilter {
  category: PaymentView['category'] | null;
  /** `YYYY-MM` */
  month: string | null;
  accountId: string | null;
}

export const filtersOf = ({ category, month }: Pick<PaymentFilter, 'category' | 'month'>) => ({ ...(category && { category }), ...(month && { month }) });

/** Payments from the newest on, and older ones as far as they were asked for. */
export const usePayments = (filter: PaymentFilter) => {
  const { answer, pages, more } = usePages('listPayments', { ...filtersOf(filter), ...(filter.accountId && { accountId: filter.accountId }) });
  return { answer, payments: pages.flatMap((page) => page.payments), more };
};
