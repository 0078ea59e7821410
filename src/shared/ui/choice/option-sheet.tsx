import { View } from '@tarojs/components';
import { aria, pressable, walkable } from '../aria';
import { Icon } from '../icon/icon';
import { Sheet } from '../sheet/sheet';
import './choice.scss';

export interface Option {
  value: string;
  words: string;
  note?: string;
}

interface OptionListProps {
  title: string;
  options: readonly Option[];
  value: string | null;
  onChoose: (value: string) => void;
}

/** One of several, the chosen one marked. */
export const OptionList = ({ title, options, value, onChoose }: OptionListProps) => (
  <View {...aria({ role: 'radiogroup', label: title })} {...walkable}>
    {options.map((option) => {
      const isChecked = option.value === value;
      const label = [option.words, option.note].filter(Boolean).join(' ');
      return (
        <View
          key={option.value}
          className={`mb-option${isChecked ? ' mb-option--chosen' : ''}`}
          {...pressable({ role: 'radio', label, isChecked, onPress: () => onChoose(option.value) })}
        >
          <View className="mb-option__words">
            {option.words}
            {option.note && <View className="mb-option__note">{option.note}</View>}
          </View>
          {isChecked && (
            <View className="mb-option__mark">
              <Icon name="check" />
            </View>
          )}
        </View>
      );
    })}
  </View>
);

/**
 * A choice in a half-sheet. The platform's own wheel is not used: it cannot be reached by keyboard on the web, and forty
 * branches are found faster in a list.
 */
export const OptionSheet = ({ onClose, onChoose, ...list }: OptionListProps & { onClose: () => void }) => {
  const choose = (value: string) => {
    onChoose(value);
    onClose();
  };
  return (
    <Sheet title={list.title} onClose={onClose}>
      <OptionList {...list} onChoose={choose} />
    </Sheet>
  );
};
