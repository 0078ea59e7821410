import { View } from '@tarojs/components';
import { aria, pressable, walkable } from '../aria';
import './tabs.scss';

interface TabsProps<T extends string> {
  /** What is divided by them, for a reader. */
  label: string;
  /** `null` is all of it. */
  tabs: readonly { value: T | null; words: string }[];
  chosen: T | null;
  onChoose: (value: T | null) => void;
}

/** One list shown in parts, one part at a time. */
export const Tabs = <T extends string>({ label, tabs, chosen, onChoose }: TabsProps<T>) => (
  <View className="mb-tabs" {...aria({ role: 'tablist', label })} {...walkable}>
    {tabs.map(({ value, words }) => (
      <View
        key={words}
        className={`mb-tabs__tab${value === chosen ? ' mb-tabs__tab--chosen' : ''}`}
        {...pressable({ role: 'tab', label: words, isSelected: value === chosen, onPress: () => onChoose(value) })}
      >
        {words}
      </View>
    ))}
  </View>
);
