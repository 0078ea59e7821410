import { Input, View } from '@tarojs/components';
import { aria } from '../aria';
import { FieldRow, type FieldRowProps } from './field-row';

interface FieldProps extends FieldRowProps {
  value: string;
  onInput: (value: string) => void;
  placeholder: string;
  maxLength: number;
  /** `number` asks the phone for its digits, `decimal` for the point as well, `idcard` for digits and X. */
  keyboard?: 'text' | 'number' | 'decimal' | 'idcard';
  /** What the browser may fill in by itself. */
  autoComplete: 'name' | 'tel' | 'off';
}

const INPUT_MODES = { text: 'text', number: 'numeric', decimal: 'decimal', idcard: 'text' } as const;
const WEAPP_TYPES = { text: 'text', number: 'number', decimal: 'digit', idcard: 'idcard' } as const;

type NamingProps = Pick<FieldProps, 'label' | 'keyboard' | 'autoComplete'>;

/**
 * On the web the name belongs to the input inside Taro's element, and a number would be counted up and down by the arrow
 * keys: there it is text, with a keyboard of digits.
 */
const naming = ({ label, keyboard = 'text', autoComplete }: NamingProps) =>
  process.env.TARO_ENV === 'h5'
    ? { nativeProps: { 'aria-label': label, autocomplete: autoComplete, inputmode: INPUT_MODES[keyboard] } }
    : { type: WEAPP_TYPES[keyboard], ...aria({ label }) };

export const Field = ({ value, onInput, placeholder, maxLength, keyboard, autoComplete, ...row }: FieldProps) => (
  <FieldRow {...row}>
    <View className={`mb-field${row.refusal ? ' mb-field--refused' : ''}`}>
      <Input
        className="mb-field__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="mb-field__placeholder"
        maxlength={maxLength}
        onInput={(event) => onInput(event.detail.value)}
        {...naming({ label: row.label, autoComplete, ...(keyboard ? { keyboard } : {}) })}
      />
    </View>
  </FieldRow>
);
