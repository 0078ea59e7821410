import type { WindowConfig } from '../../compile/bundle';
import { ApiFailure, type PageInstance, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { pageOnTop } from '../page-on-top';
import { numberOf, type Options, textOf } from './parameters';

const FRONT_COLOURS: Record<string, string> = { '#ffffff': 'white', '#000000': 'black' };

const navigationBarCalls = (runtime: Runtime) => {
  const change = (bar: WindowConfig) => {
    Object.assign(pageOnTop(runtime).bar, bar);
    runtime.shell.refresh();
  };
  const mark = (state: Pick<PageInstance, 'isBarLoading' | 'isHomeButtonHidden'>) => {
    Object.assign(pageOnTop(runtime), state);
    runtime.shell.refresh();
  };
  return asyncCalls(runtime, {
    setNavigationBarTitle: (options) => change({ navigationBarTitleText: textOf(options, 'title') }),
    setNavigationBarColor: (options) => {
      const style = FRONT_COLOURS[textOf(options, 'frontColor').toLowerCase()];
      if (style === undefined) throw new ApiFailure('parameter error: invalid frontColor, should be #ffffff or #000000');
      change({ navigationBarTextStyle: style, navigationBarBackgroundColor: textOf(options, 'backgroundColor') });
    },
    setBackgroundColor: (options) => {
      const backgroundColor = textOf(options, 'backgroundColor', '');
      if (backgroundColor !== '') change({ backgroundColor });
    },
    setBackgroundTextStyle: (options) => change({ backgroundTextStyle: textOf(options, 'textStyle') }),
    showNavigationBarLoading: () => mark({ isBarLoading: true }),
    hideNavigationBarLoading: () => mark({ isBarLoading: false }),
    hideHomeButton: () => mark({ isHomeButtonHidden: true }),
    setTopBarText: () => undefined,
  });
};

const given = (options: Options, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, textOf(options, name)]));

const tabBarCalls = (runtime: Runtime) => {
  /** Only a page that has the tab bar may change it. */
  const bar = () => {
    if (!runtime.router.isTab(pageOnTop(runtime).path)) throw new ApiFailure('not TabBar page');
    return runtime.shell.tabBar;
  };
  const indexOf = (options: Options): number => {
    const index = numberOf(options, 'index');
    if (!runtime.manifest.app.tabBar?.list[index]) throw new ApiFailure('tabbar item not found');
    return index;
  };
  return asyncCalls(runtime, {
    showTabBar: () => bar().setVisible(true),
    hideTabBar: () => bar().setVisible(false),
    setTabBarItem: (options) => bar().setItem(indexOf(options), given(options, ['text', 'iconPath', 'selectedIconPath'])),
    setTabBarStyle: (options) => bar().setStyle(given(options, ['color', 'selectedColor', 'backgroundColor', 'borderStyle'])),
    setTabBarBadge: (options) => bar().setBadge(indexOf(options), { text: textOf(options, 'text') }),
    removeTabBarBadge: (options) => bar().setBadge(indexOf(options), null),
    showTabBarRedDot: (options) => bar().setBadge(indexOf(options), { dot: true }),
    hideTabBarRedDot: (options) => bar().setBadge(indexOf(options), null),
  });
};

export const pageBarCalls = (runtime: Runtime) => ({ ...navigationBarCalls(runtime), ...tabBarCalls(runtime) });
