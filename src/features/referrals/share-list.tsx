import type { ShareList as Shares } from '@micro-branch/contract/referrals';
import { View } from '@tarojs/components';
import { sayInstant } from '@/shared/ui/day-words';
import { pressable } from '@/shared/ui/aria';
import { Icon } from '@/shared/ui/icon/icon';
import { ChainTotals } from './chain-totals';
import './share-list.scss';

type Share = Shares['shares'][number];

const noteOf = ({ arrivedFrom, isStopped, lastOpenedAt }: Share): string =>
  [isStopped && '已停止', arrivedFrom && `来自 ${arrivedFrom}`, lastOpenedAt ? `最近打开 ${sayInstant(lastOpenedAt)}` : '还没有人打开']
    .filter(Boolean)
    .join(' · ');

interface ShareListProps extends Shares {
  onOpen: (shareId: string) => void;
}

export const ShareList = ({ shares, onOpen }: ShareListProps) => (
  <>
    {shares.map((share) => (
      <View
        key={share.id}
        className="share-list__share"
        {...pressable({
          role: 'link',
          label: `${share.cardTitle}，浏览 ${share.totals.opens}，访客 ${share.totals.visitors}，有效 ${share.totals.conversions}`,
          onPress: () => onOpen(share.id),
        })}
      >
        <View className="share-list__head">
          <View className="share-list__title">{share.cardTitle}</View>
          <Icon name="arrow" isSmall />
        </View>
        <View className="share-list__note">{noteOf(share)}</View>
        <ChainTotals totals={share.totals} />
      </View>
    ))}
  </>
);
