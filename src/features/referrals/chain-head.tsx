import type { ChainView } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Rings } from '@/shared/ui/page-shell/rings';
import { ChainTotals } from './chain-totals';
import { sayCount } from './chain-words';
import './chain-head.scss';

interface ChainHeadProps extends Pick<ChainView, 'cardTitle' | 'arrivedFrom' | 'isStopped' | 'totals'> {
  onExplain: () => void;
}

/** A line ends between the parts, never within one. */
const sayParts = ({ intents, nodes, members }: ChainView['totals']): string =>
  [`点开分享 ${sayCount(intents)} 次`, `客户 ${sayCount(nodes)} 位`, `新客户 ${sayCount(members)} 位`].map((part) => part.replaceAll(' ', '\u00a0')).join(' · ');

/** Which share this is, its three totals over the rings, and what they consist of. */
export const ChainHead = ({ cardTitle, arrivedFrom, isStopped, totals, onExplain }: ChainHeadProps) => (
  <View className="chain-head">
    <Rings className="chain-head__rings" />
    <View className="chain-head__content">
      <View className="chain-head__title" {...aria({ role: 'heading' })}>
        {cardTitle}
      </View>
      <View className="chain-head__from">
        {arrivedFrom ? `你由 ${arrivedFrom} 的分享而来` : '由你开始的传播'}
        {isStopped && ' · 已停止分享'}
      </View>
      <ChainTotals totals={totals} isLarge />
      <View className="chain-head__more mb-num">{sayParts(totals)}</View>
      <View className="chain-head__explain">
        <Button kind="quiet" onPress={onExplain}>
          口径说明
        </Button>
      </View>
    </View>
  </View>
);
