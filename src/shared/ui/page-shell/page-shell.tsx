import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { readLaunch } from '@/shared/platform/launch';
import { usePagePull } from '@/shared/platform/pull-down';
import { useFrameLook } from '@/shared/platform/theme';
import { landmark, scrollable } from '../aria';
import { PageGuard } from './page-guard';
import { WebBar } from './web-bar';
import './page-shell.scss';

/**
 * The outermost element of every page. A mini-program takes no class on `page`, so the theme stands here, and everything
 * that belongs to a page, its half-sheets too, is rendered inside.
 */
export const PageShell = ({ children }: PropsWithChildren) => {
  const look = useFrameLook();
  const { isSinglePage } = readLaunch();
  usePagePull();
  return (
    <>
      {process.env.TARO_ENV === 'h5' && <WebBar look={look} />}
      <View className={`${look} mb-shell`} {...landmark('main')} {...(isSinglePage && scrollable)}>
        <PageGuard>{children}</PageGuard>
      </View>
    </>
  );
};

/** Buttons that stay at the foot of the page, and the room that lets the last line be read above them. */
export const PageFoot = ({ children }: PropsWithChildren) => (
  <>
    <View className="mb-foot-room" />
    <View className="mb-foot">{children}</View>
  </>
);
