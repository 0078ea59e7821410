import type { CollectionView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Cell } from '@/shared/ui/cell/cell';
import { sayDay, sayInstant } from '@/shared/ui/day-words';
import { ItemPicture } from './item-picture';
import './collection.scss';

/** What is to be handed over and to whom, as far as staff may know; or that it was, and when. */
export const Collection = ({ found }: { found: CollectionView }) => (
  <View className="collection" {...aria({ role: 'status', isLive: true })}>
    <View className="collection__head">
      <View className="collection__plate">
        <ItemPicture picture={found.picture} />
      </View>
      <View className="collection__title">{found.title}</View>
      <View className="collection__state">
        {found.collectedAt ? `已于 ${sayInstant(found.collectedAt)} 交付` : '待交付，请与客户当面核对。'}
      </View>
    </View>
    <View className="mb-cells">
      <Cell icon="person" title="客户" value={found.maskedName} />
      <Cell icon="clock" title="兑换时间" value={sayInstant(found.placedAt)} />
      <Cell icon="calendar" title="领取截止" value={sayDay(found.validUntil)} />
    </View>
  </View>
);
