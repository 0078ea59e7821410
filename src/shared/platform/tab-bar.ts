/** Taro draws the tab bar on the web, and leaves it without a role: readers are told that it leads about. */
export const nameTabBar = (): void => {
  const bar = document.querySelector('taro-tabbar');
  bar?.setAttribute('role', 'navigation');
  bar?.setAttribute('aria-label', '主导航');
};
