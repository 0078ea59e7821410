import { View } from '@tarojs/components';
import { useState } from 'react';
import { pressable } from '../aria';
import { FieldRow, type FieldRowProps } from '../field/field-row';
import { Icon } from '../icon/icon';
import { OptionSheet, type Option } from './option-sheet';

interface ChoiceProps extends FieldRowProps {
  options: readonly Option[];
  value: string | null;
  placeholder: string;
  onChoose: (value: string) => void;
}

/** A field whose value is one of several. */
export const Choice = ({ options, value, placeholder, onChoose, ...row }: ChoiceProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const label = `${row.label} ${chosen?.words ?? placeholder}`;
  return (
    <FieldRow {...row}>
      <View
        className={`mb-field mb-field--choice${row.refusal ? ' mb-field--refused' : ''}`}
        {...pressable({ label, onPress: () => setIsOpen(true) })}
      >
        <View className={`mb-field__value${chosen ? '' : ' mb-field__value--none'}`}>{chosen?.words ?? placeholder}</View>
        <View className="mb-field__sign">
          <Icon name="down" isSmall />
        </View>
      </View>
      {isOpen && (
        <OptionSheet title={row.label} options={options} value={value} onChoose={onChoose} onClose={() => setIsOpen(false)} />
      )}
    </FieldRow>
  );
};
