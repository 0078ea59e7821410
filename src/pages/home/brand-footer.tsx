import { brand } from '@micro-branch/contract/brand';
import { View } from '@tarojs/components';
import './brand-footer.scss';

export const BrandFooter = () => (
  <View className="brand-footer">
    <View>{`${brand.bankName} · 客服热线 ${brand.hotline}`}</View>
    <View>{brand.licence}</View>
  </View>
);
