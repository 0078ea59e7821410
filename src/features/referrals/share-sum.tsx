import { View } from '@tarojs/components';
import { Rings } from '@/shared/ui/page-shell/rings';
import { ChainTotals } from './chain-totals';
import { sumTotals, type Share } from './share-groups';
import './share-sum.scss';

/** What came of everything this member handed on, over the rings. */
export const ShareSum = ({ shares }: { shares: readonly Share[] }) => (
  <View className="share-sum">
    <Rings className="share-sum__rings" />
    <View className="share-sum__content">
      <View className="share-sum__words">全部分享合计</View>
      <ChainTotals totals={sumTotals(shares)} isLarge />
    </View>
  </View>
);
