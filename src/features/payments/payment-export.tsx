import { wordsOf } from '@/shared/ui/category-words';
import { call } from '@/shared/api/call';
import { sayMonth } from '@/shared/ui/day-words';
import { ExportSheet } from '@/shared/ui/export-sheet/export-sheet';
import { filtersOf, type PaymentFilter } from './use-payments';

const sayScope = ({ month, category }: PaymentFilter): string =>
  `${month ? sayMonth(month) : '全部月份'}，${category ? `只含${wordsOf(category)}` : '全部类别'}`;

/** Payments as a file: of all accounts, whichever the list is of. */
export const PaymentExport = ({ filter, onClose }: { filter: PaymentFilter; onClose: () => void }) => (
  <ExportSheet
    scope={sayScope(filter)}
    name={`缴费明细${filter.month ? `-${sayMonth(filter.month)}` : ''}.csv`}
    fetch={() => call('exportPayments', { query: filtersOf(filter) })}
    onClose={onClose}
  />
);
