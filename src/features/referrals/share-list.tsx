import { View } from '@tarojs/components';
import { aria, pressable } from '@/shared/ui/aria';
import { sayInstant } from '@/shared/ui/day-words';
import { Icon } from '@/shared/ui/icon/icon';
import { ChainTotals } from './chain-totals';
import { groupByCard, type Share, type ShareGroup, type ShareTotals } from './share-groups';
import './share-list.scss';

type OnOpen = (shareId: string) => void;

const noteOf = ({ arrivedFrom, isStopped, lastOpenedAt }: Share): string =>
  [isStopped && '已停止', arrivedFrom && `来自 ${arrivedFrom}`, lastOpenedAt ? `最近打开 ${sayInstant(lastOpenedAt)}` : '还没有人打开']
    .filter(Boolean)
    .join(' · ');

const sayTotals = ({ opens, visitors, conversions }: ShareTotals): string => `浏览 ${opens}，访客 ${visitors}，有效 ${conversions}`;

const SingleShare = ({ share, onOpen }: { share: Share; onOpen: OnOpen }) => (
  <View
    className="share-list__share"
    {...pressable({ role: 'link', label: `${share.cardTitle}，${sayTotals(share.totals)}`, onPress: () => onOpen(share.id) })}
  >
    <View className="share-list__head">
      <View className="share-list__title">{share.cardTitle}</View>
      <Icon name="arrow" isSmall />
    </View>
    <View className="share-list__note">{noteOf(share)}</View>
    <ChainTotals totals={share.totals} />
  </View>
);

/** A card that came to the member by several people: they stand once below each, and each is a share of its own. */
const SharesOfCard = ({ group, onOpen }: { group: ShareGroup; onOpen: OnOpen }) => (
  <View className="share-list__card">
    <View className="share-list__head">
      <View className="share-list__title" {...aria({ role: 'heading' })}>
        {group.cardTitle}
      </View>
    </View>
    <View className="share-list__note">{`你在 ${group.shares.length} 处分享了它，下面是合计。`}</View>
    <ChainTotals totals={group.totals} />
    <View className="share-list__places">
      {group.shares.map((share) => (
        <View
          key={share.id}
          className="share-list__place"
          {...pressable({ role: 'link', label: `${share.cardTitle}，${noteOf(share)}，${sayTotals(share.totals)}`, onPress: () => onOpen(share.id) })}
        >
          <View className="share-list__body">
            <View>{share.arrivedFrom ? `来自 ${share.arrivedFrom}` : '由你开始'}</View>
            <View className="share-list__figures mb-num">{sayTotals(share.totals)}</View>
          </View>
          <Icon name="arrow" isSmall />
        </View>
      ))}
    </View>
  </View>
);

interface ShareListProps {
  shares: readonly Share[];
  onOpen: OnOpen;
}

/** Card by card, what came of handing it on. */
export const ShareList = ({ shares, onOpen }: ShareListProps) => (
  <>
    {groupByCard(shares).map((group) =>
      group.shares.length === 1 ? (
        <SingleShare key={group.cardId} share={group.shares[0]!} onOpen={onOpen} />
      ) : (
        <SharesOfCard key={group.cardId} group={group} onOpen={onOpen} />
      ),
    )}
  </>
);
