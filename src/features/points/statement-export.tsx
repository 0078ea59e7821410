import { call } from '@/shared/api/call';
import { sayMonth } from '@/shared/ui/day-words';
import { ExportSheet } from '@/shared/ui/export-sheet/export-sheet';
import { KIND_WORDS } from './statement-words';
import { filtersOf, type StatementFilter } from './use-statement';

const sayScope = ({ kind, month }: StatementFilter): string =>
  `${month ? sayMonth(month) : '全部月份'}，${kind ? `只含${KIND_WORDS[kind]}` : '收入、支出、退回和过期'}`;

const nameOf = (month: string | null): string => `积分明细${month ? `-${sayMonth(month)}` : ''}.csv`;

/** The statement as a file. */
export const StatementExport = ({ filter, onClose }: { filter: StatementFilter; onClose: () => void }) => (
  <ExportSheet
    scope={sayScope(filter)}
    name={nameOf(filter.month)}
    fetch={() => call('exportStatement', { query: filtersOf(filter) })}
    onClose={onClose}
  />
);
