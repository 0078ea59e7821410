import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';

/** What this pull has asked for: two parts of a page that show the same ask for it once. */
const underWay = new Map<string, Promise<unknown>>();

const stopWhenAllAreDone = (): void => {
  if (underWay.size === 0) void Taro.stopPullDownRefresh();
};

/** Asks anew when the member pulls the page down. The page stays pulled until everything on it that asks has ended, however it ends. */
export const usePullDown = (key: string | null, ask: () => Promise<unknown>): void =>
  usePullDownRefresh(() => {
    if (key === null || underWay.has(key)) return;
    const asking = ask()
      .catch(() => undefined)
      .then(() => underWay.delete(key))
      .then(stopWhenAllAreDone);
    underWay.set(key, asking);
  });

/**
 * For every page: one without anything to ask springs back by itself, and since WeChat ends the pull of the page on top alone, one
 * whose answers came while it was covered springs back when it is shown again.
 */
export const usePagePull = (): void => {
  usePullDown('page', () => Promise.resolve());
  useDidShow(() => {
    if (process.env.TARO_ENV === 'weapp') stopWhenAllAreDone();
  });
};
