import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';

export type SystemTheme = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

const readTheme = (): SystemTheme => {
  const isDark =
    process.env.TARO_ENV === 'weapp' ? Taro.getAppBaseInfo().theme === 'dark' : window.matchMedia(DARK).matches;
  return isDark ? 'dark' : 'light';
};

const onThemeChange = (listener: () => void): (() => void) => {
  if (process.env.TARO_ENV === 'weapp') {
    const handleChange = () => listener();
    Taro.onThemeChange(handleChange);
    return () => Taro.offThemeChange(handleChange);
  }
  const query = window.matchMedia(DARK);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** The theme of the phone. Styles follow it by media query; only drawings need to ask. */
export const useSystemTheme = (): SystemTheme => useSyncExternalStore(onThemeChange, readTheme, readTheme);
