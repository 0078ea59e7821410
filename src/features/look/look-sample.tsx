import { View } from '@tarojs/components';
import { Amount } from '@/shared/ui/amount/amount';
import { Points } from '@/shared/ui/points/points';
import './look-sample.scss';

/** A few lines of the branch as they look now, so that a choice is seen before it is left. */
export const LookSample = () => (
  <View className="look-sample">
    <View className="look-sample__title">上海电力 · 本月电费</View>
    <Amount value={128_60} size="large" />
    <View className="look-sample__note">缴清后得到</View>
    <Points value={128} isSigned />
  </View>
);
