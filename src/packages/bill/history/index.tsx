import { useMemo, useState } from 'react';
import { MonthChart } from '@/features/payments/month-chart';
import { PaymentExport } from '@/features/payments/payment-export';
import { PaymentFilter } from '@/features/payments/payment-filter';
import { PaymentList } from '@/features/payments/payment-list';
import { barsOf } from '@/features/payments/payment-months';
import { usePayments, type PaymentFilter as Filter } from '@/features/payments/use-payments';
import { PrivacyQuestion } from '@/features/privacy/privacy-question';
import { useAnswer } from '@/shared/api/answer';
import { useOnReturn } from '@/shared/api/on-return';
import { openPage, openTab, readQuery } from '@/shared/platform/navigation';
import { shanghaiDay } from '@/shared/ui/day-words';
import { Empty } from '@/shared/ui/empty/empty';
import { More } from '@/shared/ui/more/more';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';

const EVERYTHING: Filter = { category: null, month: null, accountId: null };

const NoPayments = ({ onShowAll }: { onShowAll: (() => void) | undefined }) =>
  onShowAll ? (
    <Empty icon="list" title="没有符合的记录" words="换一个月份或类别看看。" action={{ words: '看全部', onPress: onShowAll }} />
  ) : (
    <Empty
      icon="list"
      title="还没有缴费记录"
      words="缴过的每一笔都会记在这里，可以看回单，也可以导出。"
      action={{ words: '去缴费', onPress: () => openTab(routes.life()) }}
    />
  );

/** Every payment of the member, twelve months at a glance, and a file of them. */
const HistoryPage = () => {
  const [today] = useState(() => shanghaiDay(Date.now()));
  const [filter, setFilter] = useState<Filter>(() => ({ ...EVERYTHING, accountId: readQuery().account ?? null }));
  const [isExporting, setIsExporting] = useState(false);
  const { answer, payments, more } = usePayments(filter);
  const months = useAnswer('getPaymentMonths', {});
  useOnReturn(answer.retry);
  const isFiltered = filter.category !== null || filter.month !== null || filter.accountId !== null;
  const isOfAll = filter.accountId === null;
  const totals = useMemo(() => (months.data && isOfAll ? barsOf(months.data, filter.category) : []), [months.data, isOfAll, filter.category]);
  return (
    <PageShell>
      {answer.error?.code !== 'session-expired' && (
        <PaymentFilter
          filter={filter}
          today={today}
          onFilter={setFilter}
          onExport={() => setIsExporting(true)}
          isOffline={answer.data === undefined || answer.isStale}
        />
      )}
      <Screen answer={answer} bones={['title', 'hero', 'title', 'row', 'title', 'row']}>
        {(first) =>
          first.payments.length === 0 ? (
            <NoPayments onShowAll={isFiltered ? () => setFilter(EVERYTHING) : undefined} />
          ) : (
            <>
              {isOfAll && filter.month === null && <MonthChart category={filter.category} />}
              <PaymentList payments={payments} totals={totals} onOpen={(paymentId) => openPage(routes.payResult(paymentId))} />
              <More {...more} />
            </>
          )
        }
      </Screen>
      {isExporting && <PaymentExport filter={filter} onClose={() => setIsExporting(false)} />}
      <PrivacyQuestion />
    </PageShell>
  );
};

export default HistoryPage;
