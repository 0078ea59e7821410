import type { PaymentPage, PaymentView } from '@micro-branch/contract/payments';
import { useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';

export interface PaymentFilter {
  category: PaymentView['category'] | null;
  /** `YYYY-MM` */
  month: string | null;
  accountId: string | null;
}

export const filtersOf = ({ category, month }: Pick<PaymentFilter, 'category' | 'month'>) => ({ ...(category && { category }), ...(month && { month }) });

interface Rest {
  /** What it continues: older pages are of no use once the filter has changed or the first page has moved on. */
  after: string;
  pages: PaymentPage[];
  isLoading: boolean;
  failure: string | null;
}

/** Payments from the newest on, and older ones as far as they were asked for. */
export const usePayments = (filter: PaymentFilter) => {
  const query = { ...filtersOf(filter), ...(filter.accountId && { accountId: filter.accountId }) };
  const first = useAnswer('listPayments', { query });
  const after = JSON.stringify([query, first.data?.nextCursor]);
  const nothing: Rest = { after, pages: [], isLoading: false, failure: null };
  const [kept, setKept] = useState<Rest>(nothing);
  const rest = kept.after === after ? kept : nothing;
  const pages = first.data ? [first.data, ...rest.pages] : [];
  const cursor = pages.at(-1)?.nextCursor ?? null;

  const loadMore = async (): Promise<void> => {
    if (cursor === null || rest.isLoading) return;
    setKept({ ...rest, isLoading: true, failure: null });
    try {
      const page = await call('listPayments', { query: { ...query, cursor } });
      setKept({ ...rest, pages: [...rest.pages, page], isLoading: false, failure: null });
    } catch (failure) {
      setKept({ ...rest, isLoading: false, failure: sayFailure(failure) });
    }
  };
  return {
    answer: first,
    payments: pages.flatMap((page) => page.payments),
    more: { hasMore: cursor !== null, isLoading: rest.isLoading, failure: rest.failure, loadMore: () => void loadMore() },
  };
};
