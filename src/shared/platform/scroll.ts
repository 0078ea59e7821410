import Taro from '@tarojs/taro';

/** Scrolls the page on top until the first of what is named is in sight. */
export const scrollToFirst = (selector: string): void => void Taro.pageScrollTo({ selector }).catch(() => undefined);
