import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Rings } from '@/shared/ui/page-shell/rings';
import './products-head.scss';

/** What the shelf is, and how it is ordered. */
export const ProductsHead = () => (
  <View className="products-head">
    <Rings className="products-head__rings" />
    <View className="products-head__content">
      <View className="products-head__title" {...aria({ role: 'heading', level: 1 })}>
        产品
      </View>
      <View className="products-head__note">按类别陈列，不按收益排序</View>
    </View>
  </View>
);
