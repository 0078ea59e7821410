import type { ChainView } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import './chain-hops.scss';

/** One row a hop below the share; the bars compare visitors with the widest hop. */
export const ChainHops = ({ hops }: Pick<ChainView, 'hops'>) => {
  const widest = Math.max(1, ...hops.map((hop) => hop.visitors));
  return (
    <View className="chain-hops" {...aria({ role: 'list' })}>
      {hops.map((hop) => (
        <View key={hop.depth} className="chain-hops__hop" {...aria({ role: 'listitem' })}>
          <View className="chain-hops__head">
            <View>{hop.depth === 1 ? '第 1 层 · 你的直接访客' : `第 ${hop.depth} 层`}</View>
            <View className="chain-hops__visitors mb-num">{`${hop.visitors} 人`}</View>
          </View>
          <View className="chain-hops__track" {...aria({ isHidden: true })}>
            <View className="chain-hops__bar" style={{ width: `${Math.round((hop.visitors / widest) * 100)}%` }} />
          </View>
          <View className="chain-hops__detail mb-num">
            {`浏览 ${hop.opens} · 客户 ${hop.members} · 有效 ${hop.conversions}`}
          </View>
        </View>
      ))}
    </View>
  );
};
