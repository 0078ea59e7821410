import { useState } from 'react';
import type { Answer, Query } from '@micro-branch/contract/api';
import { useAnswer } from './answer';
import { call } from './call';
import { sayFailure } from './say-failure';
import type { Ask } from './send';

/** What is read page by page, each with a cursor to the next. */
type PagedName = 'getStatement' | 'listPayments';

interface Rest<N extends PagedName> {
  /** What it continues: older pages are of no use once the filter has changed or the first page has moved on. */
  after: string;
  pages: Answer<N>[];
  isLoading: boolean;
  failure: string | null;
}

/** The first page, kept fresh, and older ones as far as they were asked for. */
export const usePages = <N extends PagedName>(name: N, query: Omit<Query<N>, 'cursor'>) => {
  // The compiler does not see that what either endpoint asks is a query with a cursor.
  const askOf = (cursor?: string) => ({ query: { ...query, ...(cursor && { cursor }) } }) as unknown as Ask<N>;
  const first = useAnswer(name, askOf());
  const after = JSON.stringify([query, first.data?.nextCursor]);
  const nothing: Rest<N> = { after, pages: [], isLoading: false, failure: null };
  const [kept, setKept] = useState<Rest<N>>(nothing);
  const rest = kept.after === after ? kept : nothing;
  const pages = first.data ? [first.data, ...rest.pages] : [];
  const cursor = pages.at(-1)?.nextCursor ?? null;

  const loadMore = async (): Promise<void> => {
    if (cursor === null || rest.isLoading) return;
    setKept({ ...rest, isLoading: true, failure: null });
    try {
      const page = await call(name, askOf(cursor));
      setKept({ ...rest, pages: [...rest.pages, page], isLoading: false, failure: null });
    } catch (failure) {
      setKept({ ...rest, isLoading: false, failure: sayFailure(failure) });
    }
  };
  return { answer: first, pages, more: { hasMore: cursor !== null, isLoading: rest.isLoading, failure: rest.failure, loadMore: () => void loadMore() } };
};
