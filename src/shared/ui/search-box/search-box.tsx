import { Input, View } from '@tarojs/components';
import { aria, pressable } from '../aria';
import { Icon } from '../icon/icon';
import './search-box.scss';

interface SearchBoxProps {
  /** What is looked for, for a reader. */
  label: string;
  placeholder: string;
  value: string;
  maxLength: number;
  onInput: (value: string) => void;
}

/** On the web the name belongs to the input inside Taro's element. */
const naming = (label: string) =>
  process.env.TARO_ENV === 'h5'
    ? { nativeProps: { 'aria-label': label, autocomplete: 'off', inputmode: 'search' } }
    : { confirmType: 'search' as const, ...aria({ label }) };

/** A line to type what is looked for; the list below follows. */
export const SearchBox = ({ label, placeholder, value, maxLength, onInput }: SearchBoxProps) => (
  <View className="mb-search-box">
    <Icon name="search" isSmall />
    <Input
      className="mb-search-box__input"
      value={value}
      placeholder={placeholder}
      placeholderClass="mb-field__placeholder"
      maxlength={maxLength}
      onInput={(event) => onInput(event.detail.value)}
      {...naming(label)}
    />
    {value !== '' && (
      <View className="mb-search-box__clear" {...pressable({ label: '清空', onPress: () => onInput('') })}>
        <Icon name="close" isSmall />
      </View>
    )}
  </View>
);
