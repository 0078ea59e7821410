import { Input, View } from '@tarojs/components';
import { aria } from '../aria';
import { FieldRow, type FieldRowProps } from './field-row';

interface FieldProps extends FieldRowProps {
  value: string;
  onInput: (value: string) => void;
  placeholder: string;
  maxLength: number;
  /** `number` asks the phone for its digits. */
  keyboard?: 'text' | 'number';
}

export const Field = ({ value, onInput, placeholder, maxLength, keyboard = 'text', ...row }: FieldProps) => (
  <FieldRow {...row}>
    <View className={`mb-field${row.refusal ? ' mb-field--refused' : ''}`}>
      <Input
        className="mb-field__input"
        type={keyboard}
        value={value}
        placeholder={placeholder}
        placeholderClass="mb-field__placeholder"
        maxlength={maxLength}
        onInput={(event) => onInput(event.detail.value)}
        {...aria({ label: row.label })}
      />
    </View>
  </FieldRow>
);
