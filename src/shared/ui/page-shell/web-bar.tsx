import { View } from '@tarojs/components';
import { useState } from 'react';
import { goBack, readBarTitle } from '@/shared/platform/navigation';
import { aria, pressable } from '../aria';
import { Icon } from '../icon/icon';

/** What WeChat draws over an inner page: the way back and the title. Its styles stand with the page's, for the web alone. */
export const WebBar = ({ look }: { look: string }) => {
  const [title] = useState(readBarTitle);
  if (title === undefined) return null;
  return (
    <View className={`${look} mb-web-bar`}>
      <View className="mb-web-bar__back" {...pressable({ label: '返回', onPress: goBack })}>
        <Icon name="arrow" />
      </View>
      <View className="mb-web-bar__title" {...aria({ role: 'heading' })}>
        {title}
      </View>
    </View>
  );
};
