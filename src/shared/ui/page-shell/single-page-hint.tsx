import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import './single-page-hint.scss';

/** In Moments' single page nothing can be tapped but WeChat's own bar below, so the page says where to go on. */
export const SinglePageHint = () => (
  <View className="single-page-hint">
    点击下方「前往小程序」
    <Icon name="down" isSmall />
  </View>
);
