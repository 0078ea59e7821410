import type { PageInstance } from './runtime';

export type ShareChannel = keyof Pick<PageInstance['shareMenu'], 'appMessage' | 'timeline'>;

/** The page's hook that is asked what it hands on. */
export const SHARE_HOOKS: Record<ShareChannel, string> = { appMessage: 'onShareAppMessage', timeline: 'onShareTimeline' };

/**
 * Why a channel is not offered; undefined when it can be used. Moments needs both hooks, and the menu besides what
 * `wx.hideShareMenu` left of it; a button of the page does not ask the menu.
 */
export const sharingRefusal = (page: PageInstance, channel: ShareChannel, isFromMenu: boolean): string | undefined => {
  const has = (hook: string) => typeof page.caller[hook] === 'function';
  if (!has(SHARE_HOOKS.appMessage)) return `${page.path} has no onShareAppMessage`;
  if (!has(SHARE_HOOKS[channel])) return `${page.path} has no ${SHARE_HOOKS[channel]}`;
  if (isFromMenu && !page.shareMenu[channel]) return `${page.path} has hidden ${channel} in its menu`;
  return undefined;
};
