import type { ChainTotals as Totals } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import './chain-totals.scss';

interface ChainTotalsProps {
  totals: Pick<Totals, 'opens' | 'visitors' | 'conversions'>;
  isLarge?: boolean;
}

/** The three figures of a share, in the order in which they come about. */
export const ChainTotals = ({ totals, isLarge = false }: ChainTotalsProps) => {
  const figures = [
    { label: '浏览', value: totals.opens },
    { label: '访客', value: totals.visitors },
    { label: '有效', value: totals.conversions },
  ];
  const words = figures.map(({ label, value }) => `${label} ${value}`).join('，');
  return (
    <View
      className={`chain-totals${isLarge ? ' chain-totals--large' : ''}`}
      {...aria({ role: 'group', label: words, isLive: isLarge })}
    >
      {figures.map(({ label, value }) => (
        <View key={label} className="chain-totals__item">
          <View className="chain-totals__value mb-num">{value.toLocaleString('en-US')}</View>
          <View className="chain-totals__label">{label}</View>
        </View>
      ))}
    </View>
  );
};
