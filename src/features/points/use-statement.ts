import type { EntryKind, StatementPage } from '@micro-branch/contract/points';
import { useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';

export interface StatementFilter {
  kind: EntryKind | null;
  /** `YYYY-MM` */
  month: string | null;
}

export const filtersOf = ({ kind, month }: StatementFilter) => ({ ...(kind && { kind }), ...(month && { month }) });

interface Rest {
  /** What it continues: older pages are of no use once the filter has changed or the first page has moved on. */
  after: string;
  pages: StatementPage[];
  isLoading: boolean;
  failure: string | null;
}

/** The statement from its newest entry, and older pages as far as they were asked for. */
export const useStatement = (filter: StatementFilter) => {
  const query = filtersOf(filter);
  const first = useAnswer('getStatement', { query });
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
      const page = await call('getStatement', { query: { ...query, cursor } });
      setKept({ ...rest, pages: [...rest.pages, page], isLoading: false, failure: null });
    } catch (failure) {
      setKept({ ...rest, isLoading: false, failure: sayFailure(failure) });
    }
  };
  return { answer: first, pages, hasMore: cursor !== null, isLoading: rest.isLoading, failure: rest.failure, loadMore: () => void loadMore() };
};
