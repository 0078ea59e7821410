import type { EntryKind } from '@micro-branch/contract/points';
import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { FilterChip } from '@/shared/ui/chip/filter-chip';
import { monthBefore, sayMonth } from '@/shared/ui/day-words';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { KIND_WORDS } from './statement-words';
import type { StatementFilter as Filter } from './use-statement';
import './statement-filter.scss';

const MONTHS_BACK = 24;

const tabs = [
  { value: null, words: '全部' },
  ...Object.entries(KIND_WORDS).map(([value, words]) => ({ value: value as EntryKind, words })),
];

interface StatementFilterProps {
  filter: Filter;
  /** The day it is in Asia/Shanghai: the months end with its own. */
  today: string;
  onFilter: (filter: Filter) => void;
  onExport: () => void;
  isOffline: boolean;
}

export const StatementFilter = ({ filter, today, onFilter, onExport, isOffline }: StatementFilterProps) => {
  const months = Array.from({ length: MONTHS_BACK }, (_, index) => monthBefore(today, index));
  return (
    <View className="statement-filter">
      <Tabs label="明细类别" tabs={tabs} chosen={filter.kind} onChoose={(kind) => onFilter({ ...filter, kind })} />
      <View className="statement-filter__row">
        <FilterChip
          title="月份"
          any="全部月份"
          options={months.map((month) => ({ value: month, words: sayMonth(month) }))}
          value={filter.month}
          onChoose={(month) => onFilter({ ...filter, month })}
        />
        <Button kind="quiet" onPress={onExport} isDisabled={isOffline}>
          导出明细
        </Button>
      </View>
    </View>
  );
};
