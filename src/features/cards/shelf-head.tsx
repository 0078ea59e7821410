import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Rings } from '@/shared/ui/page-shell/rings';
import './shelf-head.scss';

/** What the shelf is, and how it is ordered. */
export const ShelfHead = () => (
  <View className="shelf-head">
    <Rings className="shelf-head__rings" />
    <View className="shelf-head__content">
      <View className="shelf-head__title" {...aria({ role: 'heading', level: 1 })}>
        产品
      </View>
      <View className="shelf-head__note">按类别陈列，不按收益排序</View>
    </View>
  </View>
);
