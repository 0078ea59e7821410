import type { ItemPicture as Picture } from '@micro-branch/contract/mall';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import './item-picture.scss';

interface ItemPictureProps {
  picture: Picture;
  size?: 'small' | 'body' | 'large';
  /** Drawn without its gold: it cannot be had. */
  isGone?: boolean;
}

/** The drawing of an item. It never speaks: the title beside it has the name. */
export const ItemPicture = ({ picture, size = 'body', isGone = false }: ItemPictureProps) => (
  <View
    className={`item-picture item-picture--${picture} item-picture--${size}${isGone ? ' item-picture--gone' : ''}`}
    {...aria({ isHidden: true })}
  >
    <View className="item-picture__gold" />
    <View className="item-picture__lines" />
  </View>
);
