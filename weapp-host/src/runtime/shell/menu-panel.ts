import { ApiFailure, type PageInstance, type Runtime, type Shell } from '../runtime';
import { type ShareChannel, sharingRefusal } from '../share-rule';
import { appBadge } from './app-badge';
import type { DialogRequest } from './dialog-layer';
import { button, element } from './element-builder';
import { icon, type IconName } from './icons';
import { reported } from '../reported';

const TOP_SCENE = 1001;
const TOLD_MS = 1500;

interface MenuItem {
  name: string;
  picture: IconName;
  isOffered: boolean;
  run: () => void;
}

/** A tap here is one, as a tap on the page is: `openSetting` refuses to open without. */
const openSettings = (runtime: Runtime): void => {
  const open = runtime.wx['openSetting'];
  if (typeof open !== 'function') return;
  runtime.signals.send('Tap');
  reported(runtime, Promise.resolve((open as (options: object) => unknown)({})), '设置');
};

const menuItems = (runtime: Runtime, page: PageInstance, toast: Shell['toast']): MenuItem[][] => {
  const isShared = (channel: ShareChannel) => sharingRefusal(page, channel, true) === undefined;
  const share = (channel: ShareChannel) => () => runtime.signals.send('ShareMenu', channel);
  const keep = () => toast({ title: '已添加到我的小程序', icon: 'none', mask: false, durationMs: TOLD_MS });
  const restart = () => reported(runtime, runtime.callHost('relaunch', { path: '', query: {}, scene: TOP_SCENE }), '重新进入小程序');
  return [
    [
      { name: '转发给朋友', picture: 'forward', isOffered: isShared('appMessage'), run: share('appMessage') },
      { name: '分享到朋友圈', picture: 'moments', isOffered: isShared('timeline'), run: share('timeline') },
    ],
    [
      { name: '添加到我的小程序', picture: 'favorite', isOffered: true, run: keep },
      { name: '设置', picture: 'setting', isOffered: true, run: () => openSettings(runtime) },
      { name: '重新进入小程序', picture: 'restart', isOffered: true, run: restart },
    ],
  ];
};

/** WeChat's menu behind ···: answers what is to be done once it has closed. */
export const menuPanel = (runtime: Runtime, page: PageInstance, toast: Shell['toast']): DialogRequest<(() => void) | undefined> => ({
  label: '小程序菜单',
  placement: 'bottom',
  dismissed: undefined,
  closesBeside: true,
  view: (answer) => {
    const rows = menuItems(runtime, page, toast);
    const cancel = () => answer(undefined);
    const choose = (data: unknown) => {
      const name = (data as { name?: unknown } | null | undefined)?.name;
      const item = rows.flat().find((candidate) => candidate.name === name);
      if (!item) throw new ApiFailure(`name must be one of ${rows.flat().map((known) => known.name).join(' ')}`);
      if (!item.isOffered) throw new ApiFailure(`${item.name} is grey on ${page.path}`);
      answer(item.run);
    };
    const drawItem = ({ name, picture, isOffered, run }: MenuItem) =>
      button('wh-menu-item', () => answer(run), [element('span', { class: 'wh-menu-icon' }, [icon(picture)]), name], { disabled: !isOffered });
    const panel = element('div', { class: 'wh-sheet wh-menu' }, [
      appBadge(runtime),
      ...rows.map((row) => element('div', { class: 'wh-menu-row' }, row.map(drawItem))),
      button('wh-cell wh-cell-cancel', cancel, ['取消']),
    ]);
    return { panel, actions: { chooseMenu: choose, cancelMenu: cancel } };
  },
});
