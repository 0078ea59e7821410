import type { EntryKind } from '@micro-branch/contract/points';
import { usePages } from '@/shared/api/use-pages';

export interface StatementFilter {
  kind: EntryKind | null;
  /** `YYYY-MM` */
  month: string | null;
}

export const filtersOf = ({ kind, month }: StatementFilter) => ({ ...(kind && { kind }), ...(month && { month }) });

/** The statement from its newest entry, and older pages as far as they were asked for. */
export const useStatement = (filter: StatementFilter) => {
  const { answer, pages, more } = usePages('getStatement', filtersOf(filter));
  return { answer, pages, ...more };
};
