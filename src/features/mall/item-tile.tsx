import type { ItemSummary } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { Points } from '@/shared/ui/points/points';
import { sayPoints } from '@/shared/ui/points/say-points';
import { ItemPicture } from './item-picture';
import { kindWords, sayShort, sayValue, shortOf } from './mall-words';
import './item-tile.scss';

interface ItemTileProps {
  item: ItemSummary;
  /** What the member may spend; undefined while it is not known. */
  available: number | undefined;
  onOpen: (itemId: string) => void;
}

const stateOf = (item: ItemSummary, available: number | undefined): string | null => {
  if (item.isSoldOut) return '已兑完';
  const missing = available === undefined ? 0 : shortOf(item.points, available);
  return missing > 0 ? sayShort(missing) : null;
};

/** An item on the shelf: its drawing, what it costs, and why it cannot be had where it cannot. */
export const ItemTile = ({ item, available, onOpen }: ItemTileProps) => {
  const state = stateOf(item, available);
  const value = sayValue(item);
  const label = [kindWords[item.kind], item.title, sayPoints(item.points), value, state].filter(Boolean).join('，');
  return (
    <View className="item-tile" {...pressable({ role: 'link', label, onPress: () => onOpen(item.id) })}>
      <View className={`item-tile__plate${item.isSoldOut ? ' item-tile__plate--gone' : ''}`}>
        <ItemPicture picture={item.picture} isGone={item.isSoldOut} />
      </View>
      <View className="item-tile__words">
        <View className="item-tile__title">{item.title}</View>
        <View className="item-tile__price">
          <Points value={item.points} />
        </View>
        <View className="item-tile__note">{state ?? value}</View>
      </View>
    </View>
  );
};
