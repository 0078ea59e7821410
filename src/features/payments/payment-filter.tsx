import { View } from '@tarojs/components';
import { Button } from '@/shared/ui/button/button';
import { FilterChip } from '@/shared/ui/chip/filter-chip';
import { CATEGORIES } from '@/shared/ui/category-words';
import { monthBefore, sayMonth } from '@/shared/ui/day-words';
import type { PaymentFilter as Filter } from './use-payments';
import './payment-filter.scss';

const MONTHS_BACK = 24;
const OPTIONS = CATEGORIES.map(({ category, words }) => ({ value: category, words }));

interface PaymentFilterProps {
  filter: Filter;
  /** The day it is in Asia/Shanghai: the months end with its own. */
  today: string;
  onFilter: (filter: Filter) => void;
  onExport: () => void;
  isOffline: boolean;
}

export const PaymentFilter = ({ filter, today, onFilter, onExport, isOffline }: PaymentFilterProps) => {
  const months = Array.from({ length: MONTHS_BACK }, (_, index) => monthBefore(today, index));
  return (
    <View className="payment-filter">
      <View className="payment-filter__chips">
        <FilterChip
          title="月份"
          any="全部月份"
          options={months.map((month) => ({ value: month, words: sayMonth(month) }))}
          value={filter.month}
          onChoose={(month) => onFilter({ ...filter, month })}
        />
        <FilterChip
          title="类别"
          any="全部类别"
          options={OPTIONS}
          value={filter.category}
          onChoose={(category) => onFilter({ ...filter, category: category as Filter['category'] })}
        />
      </View>
      <Button kind="quiet" onPress={onExport} isDisabled={isOffline}>
        导出明细
      </Button>
    </View>
  );
};
