import { useRef, useSyncExternalStore } from 'react';
import Taro, { useDidHide, useDidShow, useShareAppMessage, useShareTimeline, useUnload } from '@tarojs/taro';
import { paths } from '@/routes';
import { readLaunch } from './launch';
import { writeSandbox, type SharedCard } from './sandbox-phone';

export interface ShareContent {
  title: string;
  /** Path and query that open from a chat. */
  chatPath: string;
  /** Query alone: Moments opens the page that was shared. */
  timelineQuery: string;
  /** Pictures at full addresses; without one WeChat takes the page as it is seen. */
  chatImage: string | undefined;
  timelineImage: string | undefined;
}

/** What the page on top would hand on: only the H5 sandbox asks, in place of WeChat's menu. */
let offered: (() => ShareContent) | undefined;
const listeners = new Set<() => void>();

const offer = (content: (() => ShareContent) | undefined): void => {
  if (process.env.TARO_ENV === 'h5' && process.env.TARO_APP_SANDBOX === '1') {
    offered = readLaunch().isSinglePage ? undefined : content;
    listeners.forEach((listener) => listener());
  }
};

const imageOf = (imageUrl: string | undefined) => (imageUrl === undefined ? {} : { imageUrl });

interface PageShare {
  content: () => ShareContent;
  /** WeChat's own menu was used, and not a button of the page. */
  onMenu: (channel: SharedCard['channel']) => void;
}

/**
 * Registers both share hooks of a page. Call it once a page: WeChat takes the first answer only, and takes it at once, so
 * `content` reads what is already there. Both `enableShare…` flags have to stand in the page's config.
 */
export const useShareHooks = (share: PageShare): void => {
  const latest = useRef(share);
  latest.current = share;
  useShareAppMessage(({ from }) => {
    if (from === 'menu') latest.current.onMenu('chat');
    const shared = latest.current.content();
    return { title: shared.title, path: shared.chatPath, ...imageOf(shared.chatImage) };
  });
  useShareTimeline(() => {
    latest.current.onMenu('timeline');
    const shared = latest.current.content();
    return { title: shared.title, query: shared.timelineQuery, ...imageOf(shared.timelineImage) };
  });
  useDidShow(() => offer(() => latest.current.content()));
  useDidHide(() => offer(undefined));
  useUnload(() => offer(undefined));
};

const MENUS = { none: [], chat: ['shareAppMessage'], all: ['shareAppMessage', 'shareTimeline'] } as const;

/** Shows in WeChat's own menu what the card allows, and hides the rest. */
export const showShareMenu = (scope: keyof typeof MENUS): void => {
  if (process.env.TARO_ENV !== 'weapp' || readLaunch().isSinglePage) return;
  const ignore = () => undefined;
  if (scope !== 'all') void Taro.hideShareMenu({ menus: scope === 'chat' ? ['shareTimeline'] : [...MENUS.all] }).catch(ignore);
  // Taro overwrites `menus` by `showShareItems`: without these, WeChat offers chats alone.
  if (scope !== 'none') void Taro.showShareMenu({ showShareItems: [...MENUS[scope]] }).catch(ignore);
};

/** H5 sandbox: does what a tap in WeChat's menu would do, and keeps what was sent so that somebody can open it. */
export const playShare = (channel: SharedCard['channel']): boolean => {
  if (process.env.TARO_ENV === 'h5' && process.env.TARO_APP_SANDBOX === '1') {
    if (!offered) return false;
    const { title, chatPath, timelineQuery } = offered();
    const path = channel === 'chat' ? chatPath : `${paths.card}?${timelineQuery}`;
    writeSandbox({ lastShare: { channel, title, path } });
    return true;
  }
  return false;
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const canShare = (): boolean => offered !== undefined;

/** H5 sandbox: whether the page on top can be shared. */
export const useCanPlayShare = (): boolean => useSyncExternalStore(subscribe, canShare, canShare);
