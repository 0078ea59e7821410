import { useEffect, useRef, useSyncExternalStore } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';
import { TABS, theme as colours } from '@/theme';
import { lookClasses, useLook } from './look';

const DARK = '(prefers-color-scheme: dark)';

/** The same question that the styles ask. */
const isPhoneDark = (): boolean =>
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

/** Whether the page is dark, by choice or as the phone is: for what cannot read the colours of the styles, as a drawing. */
export const useIsDark = (): boolean => {
  const { theme } = useLook();
  const isPhone = useSyncExternalStore(onThemeChange, isPhoneDark, isPhoneDark);
  return theme === 'auto' ? isPhone : theme === 'dark';
};

const ignore = (): void => undefined;

/** WeChat colours its own bars by theme.json as the phone is; whoever chose otherwise has them coloured by hand, on every page. */
const paintBars = (isDark: boolean): void => {
  const { navBackground, navText, background, backgroundText, ...tabs } = colours[isDark ? 'dark' : 'light'];
  void Taro.setNavigationBarColor({ frontColor: navText === 'white' ? '#ffffff' : '#000000', backgroundColor: navBackground }).catch(ignore);
  void Taro.setBackgroundColor({ backgroundColor: background }).catch(ignore);
  void Taro.setBackgroundTextStyle({ textStyle: backgroundText as 'dark' }).catch(ignore);
  // A page without tabs refuses these.
  const { tabText: color, tabSelected: selectedColor, tabBackground: backgroundColor, tabBorder } = tabs;
  void Taro.setTabBarStyle({ color, selectedColor, backgroundColor, borderStyle: tabBorder }).catch(ignore);
  for (const [index, name] of TABS.entries()) {
    void Taro.setTabBarItem({ index, iconPath: tabs[`${name}Icon`], selectedIconPath: tabs[`${name}SelectedIcon`] }).catch(ignore);
  }
};

/** WeChat colours the bars of the page on top alone, so each page paints its own when it is shown; what is as the phone again is painted once more. */
const useBars = (isDark: boolean, isChosen: boolean): void => {
  const arePainted = useRef(false);
  const paint = (): void => {
    if (process.env.TARO_ENV === 'h5' || (!isChosen && !arePainted.current)) return;
    paintBars(isDark);
    arePainted.current = isChosen;
  };
  useEffect(paint, [isDark, isChosen]);
  useDidShow(paint);
};

/** The classes of the look, for the outermost element of a page; what stands around the page takes the look, too. */
export const useFrameLook = (): string => {
  const look = useLook();
  const classes = lookClasses(look);
  const isDark = useIsDark();
  useBars(isDark, look.theme !== 'auto');
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') document.documentElement.className = classes;
  }, [classes]);
  return classes;
};
