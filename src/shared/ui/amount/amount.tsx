import { View } from '@tarojs/components';
import { aria } from '../aria';
import { partsOf, readAmount } from './say-amount';
import './amount.scss';

interface AmountProps {
  /** Whole fen. */
  value: number;
  size?: 'small' | 'body' | 'large';
}

/** The one way money is shown: the sign and the decimals smaller than the yuan, and read out as one thing. */
export const Amount = ({ value, size = 'body' }: AmountProps) => {
  const { yuan, decimals } = partsOf(value);
  return (
    <View className={`mb-amount mb-amount--${size} mb-num`} {...aria({ role: 'group', label: readAmount(value) })}>
      <View className="mb-amount__sign">{value < 0 ? '−¥' : '¥'}</View>
      {yuan}
      <View className="mb-amount__decimals">.{decimals}</View>
    </View>
  );
};
