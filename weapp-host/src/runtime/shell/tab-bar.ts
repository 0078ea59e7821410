import type { TabBarItem } from '../../compile/bundle';
import { callHook } from '../pages';
import type { PageInstance, Runtime, Shell } from '../runtime';
import { button, element } from './element-builder';
import { reported } from '../reported';

const BADGE_LENGTH_MAX = 4;

interface Badge {
  text?: string;
  dot?: boolean;
}

export type TabBar = Shell['tabBar'] & {
  /** Undefined where the page has no tab bar drawn by WeChat. */
  draw: (page: Pick<PageInstance, 'path'>) => HTMLElement | undefined;
  isDrawn: (path: string) => boolean;
  isAtTop: boolean;
  /** What a tap on the item does; false when no such item can be tapped now. */
  tap: (pagePath: string) => boolean;
};

const normal = (path: string): string => path.replace(/^\//, '');
const fromRoot = (path: string): string => (/^[a-z]+:/i.test(path) ? path : `/${normal(path)}`);

const badgeElement = ({ text, dot }: Badge): HTMLElement | undefined => {
  if (dot === true) return element('span', { class: 'wh-dot', 'aria-label': '有新消息' });
  if (text === undefined || text === '') return undefined;
  return element('span', { class: 'wh-badge' }, [[...text].length > BADGE_LENGTH_MAX ? '...' : text]);
};

/** A tap switches, and tells the page that is then on top, also when it was there before. */
const switchTo = (runtime: Runtime, tapped: { index: number; pagePath: string; text: string }): void => {
  const route = runtime.router.switchTab(`/${tapped.pagePath}`).then(() => {
    const page = runtime.router.top();
    if (page) callHook(runtime, page, 'onTabItemTap', tapped);
  });
  reported(runtime, route, 'tab bar');
};

/** The tab bar of app.json with what `wx.setTabBarItem` and its kin changed; `redraw` is asked for after each change. */
export const createTabBar = (runtime: Runtime, redraw: () => void): TabBar => {
  const config = runtime.manifest.app.tabBar;
  const items: TabBarItem[] = config?.list.map((item) => ({ ...item })) ?? [];
  const badges = new Map<number, Badge>();
  const changes: Record<string, string> = {};
  const isAtTop = config?.position === 'top';
  let isVisible = true;

  const style = (key: 'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle') => runtime.themed(changes[key] ?? config?.[key]);
  const isDrawn = (path: string) => config !== undefined && config.custom !== true && !runtime.isSinglePage && isVisible && runtime.router.isTab(path);

  const go = (item: TabBarItem) => switchTo(runtime, { index: items.indexOf(item), pagePath: normal(item.pagePath), text: item.text });
  const picture = (item: TabBarItem, isSelected: boolean) => {
    const path = runtime.themed(isSelected ? (item.selectedIconPath ?? item.iconPath) : item.iconPath);
    return !isAtTop && path !== undefined && path !== '' && element('img', { src: runtime.fileUrl(fromRoot(path), ''), alt: '' });
  };
  const drawItem = (item: TabBarItem, index: number, path: string) => {
    const isSelected = normal(item.pagePath) === path;
    const colour = style(isSelected ? 'selectedColor' : 'color');
    const face = element('span', { class: 'wh-tab-face' }, [picture(item, isSelected), badgeElement(badges.get(index) ?? {})]);
    return button('wh-tab', () => go(item), [face, element('span', { class: 'wh-tab-text' }, [item.text])], {
      role: 'tab',
      'aria-selected': String(isSelected),
      style: colour === undefined ? undefined : `color:${colour}`,
    });
  };
  const draw = ({ path }: Pick<PageInstance, 'path'>) => {
    if (!isDrawn(path)) return undefined;
    const className = `wh-tabs wh-border-${style('borderStyle') === 'white' ? 'white' : 'black'}${isAtTop ? ' wh-tabs-top' : ''}`;
    const background = `background-color:${style('backgroundColor') ?? '#ffffff'}`;
    return element('div', { class: className, role: 'tablist', style: background }, items.map((item, index) => drawItem(item, index, path)));
  };

  return {
    draw,
    isDrawn,
    isAtTop,
    tap: (pagePath) => {
      const item = items.find((candidate) => normal(candidate.pagePath) === normal(pagePath));
      const top = runtime.router.top();
      if (!item || !top || !isDrawn(top.path)) return false;
      go(item);
      return true;
    },
    ...changers({ items, badges, changes, redraw, setVisible: (value) => (isVisible = value) }),
  };
};

interface State {
  items: TabBarItem[];
  badges: Map<number, Badge>;
  changes: Record<string, string>;
  redraw: () => void;
  setVisible: (isVisible: boolean) => void;
}

const changers = ({ items, badges, changes, redraw, setVisible }: State): Shell['tabBar'] => ({
  setItem: (index, change) => {
    Object.assign(items[index] ?? {}, change);
    redraw();
  },
  setStyle: (change) => {
    Object.assign(changes, change);
    redraw();
  },
  setBadge: (index, badge) => {
    if (badge) badges.set(index, badge);
    else badges.delete(index);
    redraw();
  },
  setVisible: (isVisible) => {
    setVisible(isVisible);
    redraw();
  },
});
