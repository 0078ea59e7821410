import type { OrderView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { pressable } from '@/shared/ui/aria';
import { sayInstant } from '@/shared/ui/day-words';
import { Points } from '@/shared/ui/points/points';
import { sayPoints } from '@/shared/ui/points/say-points';
import { ItemPicture } from './item-picture';
import { sayState } from './mall-words';
import './order-tile.scss';

interface OrderTileProps {
  order: OrderView;
  onOpen: (orderId: string) => void;
}

/** One order in the list: what it was, what it cost, and where it stands. */
export const OrderTile = ({ order, onOpen }: OrderTileProps) => {
  const state = sayState(order);
  const placed = sayInstant(order.placedAt);
  const label = [state, order.title, sayPoints(order.points), placed].join('，');
  const isGone = order.reason !== null;
  return (
    <View className="order-tile" {...pressable({ role: 'link', label, onPress: () => onOpen(order.id) })}>
      <View className={`order-tile__plate${isGone ? ' order-tile__plate--gone' : ''}`}>
        <ItemPicture picture={order.picture} size="small" isGone={isGone} />
      </View>
      <View className="order-tile__body">
        <View className="order-tile__title">{order.title}</View>
        <View className="order-tile__placed mb-num">{placed}</View>
      </View>
      <View className="order-tile__end">
        <View className={`order-tile__state order-tile__state--${order.state}`}>{state}</View>
        <Points value={order.points} size="small" />
      </View>
    </View>
  );
};
