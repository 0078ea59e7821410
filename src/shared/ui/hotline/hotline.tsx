import { brand } from '@micro-branch/contract/brand';
import { View } from '@tarojs/components';
import { useLook } from '@/shared/platform/look';
import { callPhone } from '@/shared/platform/phone-call';
import { pressable } from '../aria';
import { Icon } from '../icon/icon';
import './hotline.scss';

/** In elder mode somebody to speak to stands beneath every result; elsewhere nothing does. */
export const Hotline = () => {
  const { isElder } = useLook();
  if (!isElder) return null;
  return (
    <View
      className="mb-hotline"
      {...pressable({ label: `拨打客服热线 ${brand.hotline}`, onPress: () => callPhone(brand.hotline) })}
    >
      <Icon name="phone" />
      <View className="mb-hotline__body">
        <View className="mb-hotline__words">客服热线</View>
        <View className="mb-num">{brand.hotline}</View>
      </View>
    </View>
  );
};
