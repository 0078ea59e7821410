import { View } from '@tarojs/components';
import { useState } from 'react';
import { pressable } from '../aria';
import { OptionSheet, type Option } from '../choice/option-sheet';
import { Icon } from '../icon/icon';
import './chip.scss';

const ANY = 'any';

interface FilterChipProps {
  title: string;
  /** What it says while nothing is left out. */
  any: string;
  options: readonly Option[];
  value: string | null;
  onChoose: (value: string | null) => void;
}

/** One filter of a list: says what it lets through, and opens the choice. */
export const FilterChip = ({ title, any, options, value, onChoose }: FilterChipProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const all: readonly Option[] = [{ value: ANY, words: any }, ...options];
  const words = all.find((option) => option.value === (value ?? ANY))?.words ?? title;
  return (
    <>
      <View
        className={`mb-chip${value ? ' mb-chip--set' : ''}`}
        {...pressable({ label: `${title}：${words}`, onPress: () => setIsOpen(true) })}
      >
        {words}
        <Icon name="down" isSmall />
      </View>
      {isOpen && (
        <OptionSheet
          title={title}
          options={all}
          value={value ?? ANY}
          onChoose={(chosen) => onChoose(chosen === ANY ? null : chosen)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
};
