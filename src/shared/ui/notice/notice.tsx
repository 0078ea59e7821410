import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../aria';
import { Icon, type IconName } from '../icon/icon';
import './notice.scss';

interface NoticeProps {
  children: ReactNode;
  kind?: 'info' | 'warn' | 'ok';
  icon?: IconName;
}

/** One sentence about the state of the page, read aloud when it appears. */
export const Notice = ({ children, kind = 'info', icon = 'info' }: NoticeProps) => (
  <View className={`mb-notice mb-notice--${kind}`} {...aria({ role: 'status', isLive: true })}>
    <View className="mb-notice__icon">
      <Icon name={icon} isSmall />
    </View>
    <View className="mb-notice__words">{children}</View>
  </View>
);
