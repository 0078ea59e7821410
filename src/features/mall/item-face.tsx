import type { ItemView } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Rings } from '@/shared/ui/page-shell/rings';
import { Points } from '@/shared/ui/points/points';
import { ItemPicture } from './item-picture';
import { kindWords, sayLimit, sayStock, sayValue } from './mall-words';
import './item-face.scss';

/** What it is, what it costs, what it is worth, and how many there are. */
export const ItemFace = ({ item }: { item: ItemView }) => {
  const stock = sayStock(item.stock);
  return (
    <>
      <View className="item-face">
        <Rings className="item-face__rings" />
        <View className="item-face__picture">
          <ItemPicture picture={item.picture} size="large" isGone={item.isSoldOut} />
        </View>
      </View>
      <View className="item-face__facts">
        <View className="item-face__kind">{kindWords[item.kind]}</View>
        <View className="item-face__title" {...aria({ role: 'heading' })}>
          {item.title}
        </View>
        <View className="item-face__words">{item.words}</View>
        <View className="item-face__price">
          <Points value={item.points} size="large" />
          <View className="item-face__value mb-num">{sayValue(item)}</View>
        </View>
        <View className="item-face__limits">
          {stock && <View className="item-face__stock mb-num">{stock}</View>}
          <View className="mb-num">{sayLimit(item)}</View>
        </View>
      </View>
    </>
  );
};
