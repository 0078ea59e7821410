import type { ChainView } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { sayCount, sayFunnel, sayGrowth } from './chain-words';
import './chain-hops.scss';

/** How wide one to four are drawn, whose number is not told. */
const FEW = 2;

/** The funnel, a row a hop below the share; the bars compare visitors with the widest hop. */
export const ChainHops = ({ hops }: Pick<ChainView, 'hops'>) => {
  const widest = Math.max(1, ...hops.map(({ visitors }) => visitors ?? FEW));
  return (
    <View className="chain-hops" {...aria({ role: 'list' })}>
      {hops.map((hop) => {
        const growth = sayGrowth(hop);
        return (
          <View key={hop.depth} className="chain-hops__hop" {...aria({ role: 'listitem' })}>
            <View className="chain-hops__head">
              <View>{hop.depth === 1 ? '第 1 层 · 你的直接访客' : `第 ${hop.depth} 层`}</View>
              <View className="chain-hops__visitors mb-num">{`${sayCount(hop.visitors)} 人`}</View>
            </View>
            <View className="chain-hops__track" {...aria({ isHidden: true })}>
              <View className="chain-hops__bar" style={{ width: `${Math.round(((hop.visitors ?? FEW) / widest) * 100)}%` }} />
            </View>
            <View className="chain-hops__funnel mb-num">
              {sayFunnel(hop).map((words) => (
                <View key={words} className="chain-hops__step">
                  {words}
                </View>
              ))}
            </View>
            {growth !== '' && <View className="chain-hops__detail mb-num">{growth}</View>}
          </View>
        );
      })}
    </View>
  );
};
