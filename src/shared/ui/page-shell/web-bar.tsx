import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { endFirstPicture } from '@/shared/platform/first-picture';
import { goBack, useBarTitle } from '@/shared/platform/navigation';
import { nameTabBar } from '@/shared/platform/tab-bar';
import { aria, landmark, pressable } from '../aria';
import { Icon } from '../icon/icon';

/** What WeChat draws over an inner page: the way back and the title. Its styles stand with the page's, for the web alone. */
export const WebBar = ({ look }: { look: string }) => {
  const title = useBarTitle();
  useEffect(nameTabBar, []);
  useEffect(endFirstPicture, []);
  if (title === undefined) return null;
  return (
    <View className={`${look} mb-web-bar`} {...landmark('banner')}>
      <View className="mb-web-bar__back" {...pressable({ label: '返回', onPress: goBack })}>
        <Icon name="arrow" />
      </View>
      <View className="mb-web-bar__title" {...aria({ role: 'heading', level: 1 })}>
        {title}
      </View>
    </View>
  );
};
