import type { CardClass } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { FilterChip } from '@/shared/ui/chip/filter-chip';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { RISK_LEVELS, TERMS, type CardFilter, type Term } from './card-filter';
import './filter-bar.scss';

const termOptions = Object.entries(TERMS).map(([value, { words }]) => ({ value, words }));
const riskOptions = RISK_LEVELS.map((level) => ({ value: level, words: level }));

interface FilterBarProps {
  classes: readonly { class: CardClass; className: string }[];
  chosen: CardClass | null;
  onChoose: (chosen: CardClass | null) => void;
  filter: CardFilter;
  onFilter: (filter: CardFilter) => void;
}

/** Class, term and risk level. There is no order to choose: nothing is ranked by return. */
export const FilterBar = ({ classes, chosen, onChoose, filter, onFilter }: FilterBarProps) => (
  <View className="filter-bar">
    <Tabs
      label="产品类别"
      tabs={[{ value: null, words: '全部' }, ...classes.map(({ class: value, className }) => ({ value, words: className }))]}
      chosen={chosen}
      onChoose={onChoose}
    />
    <View className="filter-bar__chips">
      <FilterChip
        title="期限"
        any="期限不限"
        options={termOptions}
        value={filter.term}
        onChoose={(term) => onFilter({ ...filter, term: term as Term | null })}
      />
      <FilterChip
        title="风险等级"
        any="风险不限"
        options={riskOptions}
        value={filter.riskLevel}
        onChoose={(level) => onFilter({ ...filter, riskLevel: level as CardFilter['riskLevel'] })}
      />
    </View>
  </View>
);
