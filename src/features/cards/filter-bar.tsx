import type { CardClass } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { aria, pressable } from '@/shared/ui/aria';
import { OptionSheet, type Option } from '@/shared/ui/choice/option-sheet';
import { Icon } from '@/shared/ui/icon/icon';
import { RISK_LEVELS, TERMS, type CardFilter, type Term } from './card-filter';
import './filter-bar.scss';

const ANY = 'any';
const termOptions: readonly Option[] = [
  { value: ANY, words: '期限不限' },
  ...Object.entries(TERMS).map(([value, { words }]) => ({ value, words })),
];
const riskOptions: readonly Option[] = [
  { value: ANY, words: '风险不限' },
  ...RISK_LEVELS.map((level) => ({ value: level, words: level })),
];

interface ChipProps {
  title: string;
  options: readonly Option[];
  value: string | null;
  onChoose: (value: string | null) => void;
}

const Chip = ({ title, options, value, onChoose }: ChipProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const words = options.find((option) => option.value === (value ?? ANY))?.words ?? title;
  return (
    <>
      <View
        className={`filter-bar__chip${value ? ' filter-bar__chip--set' : ''}`}
        {...pressable({ label: `${title}：${words}`, onPress: () => setIsOpen(true) })}
      >
        {words}
        <Icon name="down" isSmall />
      </View>
      {isOpen && (
        <OptionSheet
          title={title}
          options={options}
          value={value ?? ANY}
          onChoose={(chosen) => onChoose(chosen === ANY ? null : chosen)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
};

interface ClassTabsProps {
  classes: readonly { class: CardClass; className: string }[];
  chosen: CardClass | null;
  onChoose: (chosen: CardClass | null) => void;
}

const ClassTabs = ({ classes, chosen, onChoose }: ClassTabsProps) => (
  <View className="filter-bar__tabs" {...aria({ role: 'tablist', label: '产品类别' })}>
    {[{ class: null, className: '全部' }, ...classes].map((tab) => (
      <View
        key={tab.className}
        className={`filter-bar__tab${tab.class === chosen ? ' filter-bar__tab--chosen' : ''}`}
        {...pressable({
          role: 'tab',
          label: tab.className,
          isSelected: tab.class === chosen,
          onPress: () => onChoose(tab.class),
        })}
      >
        {tab.className}
      </View>
    ))}
  </View>
);

interface FilterBarProps extends ClassTabsProps {
  filter: CardFilter;
  onFilter: (filter: CardFilter) => void;
}

/** Class, term and risk level. There is no order to choose: nothing is ranked by return. */
export const FilterBar = ({ filter, onFilter, ...tabs }: FilterBarProps) => (
  <View className="filter-bar">
    <ClassTabs {...tabs} />
    <View className="filter-bar__chips">
      <Chip
        title="期限"
        options={termOptions}
        value={filter.term}
        onChoose={(term) => onFilter({ ...filter, term: term as Term | null })}
      />
      <Chip
        title="风险等级"
        options={riskOptions}
        value={filter.riskLevel}
        onChoose={(level) => onFilter({ ...filter, riskLevel: level as CardFilter['riskLevel'] })}
      />
    </View>
  </View>
);
