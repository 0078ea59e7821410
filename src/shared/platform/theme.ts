import { useSyncExternalStore } from 'react';
import Taro from '@tarojs/taro';

const DARK = '(prefers-color-scheme: dark)';

/** The same question that the styles ask. */
const isDark = (): boolean =>
  process.env.TARO_ENV === 'weapp' ? Taro.getAppBaseInfo().theme === 'dark' : window.matchMedia(DARK).matches;

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

/** Whether the phone is dark: for what cannot read the colours of the styles, as a drawing. */
export const useIsDark = (): boolean => useSyncExternalStore(onThemeChange, isDark, isDark);
