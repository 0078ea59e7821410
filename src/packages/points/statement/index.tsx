import type { StatementEntry } from '@micro-branch/contract/points';
import { useState } from 'react';
import { NoEntries } from '@/features/points/no-entries';
import { PointsTrend } from '@/features/points/points-trend';
import { StatementExport } from '@/features/points/statement-export';
import { StatementFilter } from '@/features/points/statement-filter';
import { StatementList } from '@/features/points/statement-list';
import { groupByMonth } from '@/features/points/statement-months';
import { useStatement, type StatementFilter as Filter } from '@/features/points/use-statement';
import { WhySheet } from '@/features/points/why-sheet';
import { PrivacyQuestion } from '@/features/privacy/privacy-question';
import { useOnReturn } from '@/shared/api/on-return';
import { replacePage } from '@/shared/platform/navigation';
import { shanghaiDay } from '@/shared/ui/day-words';
import { More } from '@/shared/ui/more/more';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Screen } from '@/shared/ui/screen/screen';
import { routes } from '@/routes';

const EVERYTHING: Filter = { kind: null, month: null };

/** Every movement of the member's points, and a file of it. */
const Statement = () => {
  const [today] = useState(() => shanghaiDay(Date.now()));
  const [filter, setFilter] = useState(EVERYTHING);
  const [explained, setExplained] = useState<StatementEntry | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const { answer, pages, ...more } = useStatement(filter);
  useOnReturn(answer.retry);
  const isFiltered = filter.kind !== null || filter.month !== null;
  return (
    <PageShell>
      {answer.error?.code !== 'session-expired' && (
        <>
          <PointsTrend />
          <StatementFilter
            filter={filter}
            today={today}
            onFilter={setFilter}
            onExport={() => setIsExporting(true)}
            isOffline={answer.data === undefined || answer.isStale}
          />
        </>
      )}
      <Screen answer={answer} bones={['title', 'row', 'row', 'row', 'row', 'row']}>
        {({ entries }) =>
          entries.length === 0 ? (
            <NoEntries
              onShowAll={isFiltered ? () => setFilter(EVERYTHING) : undefined}
              onCheckIn={() => replacePage(routes.checkIn())}
            />
          ) : (
            <>
              <StatementList months={groupByMonth(pages)} onExplain={setExplained} />
              <More {...more} />
            </>
          )
        }
      </Screen>
      {explained && <WhySheet entry={explained} onClose={() => setExplained(null)} />}
      {isExporting && <StatementExport filter={filter} onClose={() => setIsExporting(false)} />}
      <PrivacyQuestion />
    </PageShell>
  );
};

export default Statement;
