import type { Device } from '../../phone';
import type { PageInstance, Runtime, Shell } from '../runtime';
import { actionSheet } from './action-sheet';
import { authorizationSheet } from './authorization-sheet';
import { cashierSheet } from './cashier-sheet';
import { createDialogLayer, type DialogLayer } from './dialog-layer';
import { element } from './element-builder';
import { menuPanel } from './menu-panel';
import { modalDialog } from './modal-dialog';
import { coversTop, drawNavigationBar, goBack, goHome, leftAction } from './navigation-bar';
import { pickerWheels, type Wheels } from './picker-wheels';
import { reported } from '../reported';
import { bottomInset, capsuleRect, NAVIGATION_BAR_HEIGHT, SINGLE_PAGE_BAR_HEIGHT, TAB_BAR_HEIGHT } from './screen-metrics';
import { sharePanel } from './share-panel';
import { SHELL_STYLES } from './shell-styles';
import { drawSinglePageBar, goToMiniProgram } from './single-page-bar';
import { createTabBar, type TabBar } from './tab-bar';
import { shellTheme } from './theme';
import { createToast } from './toast';

const buildPhone = () => {
  const top = element('div', { id: 'wh-head' });
  const pages = element('main', { id: 'wh-pages' });
  const bottom = element('div', { id: 'wh-foot' });
  const phone = element('div', { id: 'wh-phone' }, [top, pages, bottom, element('div', { id: 'wh-indicator' })]);
  document.head.append(element('style', {}, [SHELL_STYLES]));
  document.body.append(phone);
  return { phone, top, pages, bottom };
};

const size = (phone: HTMLElement, device: Device): void => {
  const capsule = capsuleRect(device);
  const inset = bottomInset(device);
  const lengths = { width: device.width, height: device.height, status: device.statusBarHeight, inset, 'capsule-top': capsule.top, 'capsule-left': capsule.left };
  for (const [name, length] of Object.entries(lengths)) phone.style.setProperty(`--wh-${name}`, `${length}px`);
  phone.style.setProperty('--wh-indicator', inset > 0 ? 'block' : 'none');
};

const viewportOf = (runtime: Runtime, tabBar: TabBar, { path, bar }: Pick<PageInstance, 'path' | 'bar'>) => {
  const { device, isSinglePage } = runtime;
  const hasTabs = tabBar.isDrawn(path);
  const bars = coversTop(runtime, bar) ? 0 : device.statusBarHeight + NAVIGATION_BAR_HEIGHT;
  const top = bars + (hasTabs && tabBar.isAtTop ? TAB_BAR_HEIGHT : 0);
  const below = isSinglePage ? SINGLE_PAGE_BAR_HEIGHT : hasTabs && !tabBar.isAtTop ? TAB_BAR_HEIGHT : 0;
  return { top, height: device.height - top - (below > 0 ? below + bottomInset(device) : 0) };
};

/** What of the web view lies beneath the status bar and the home indicator, as `env(safe-area-inset-…)` says in it. */
const insetPage = ({ device }: Runtime, page: PageInstance, { top, height }: { top: number; height: number }): void => {
  const insets = { top: device.statusBarHeight - top, bottom: bottomInset(device) - (device.height - top - height) };
  for (const [side, inset] of Object.entries(insets)) {
    page.document.documentElement.style.setProperty(`--wh-inset-${side}`, `${Math.max(0, inset)}px`);
  }
};

interface Parts {
  dialogs: DialogLayer;
  tabBar: TabBar;
  openMenu: () => void;
}

/** Taps on the phone's own parts; each says whether there was something to tap. */
const createNative = (runtime: Runtime, { dialogs, tabBar, openMenu }: Parts): Shell['native'] => {
  const isFree = () => !runtime.isSinglePage && runtime.router.top() !== undefined;
  const done = (can: boolean, tap: () => void) => {
    if (can) tap();
    return can;
  };
  const taps: Partial<Record<string, (data: unknown) => boolean>> = {
    goHome: () => done(isFree(), () => goHome(runtime)),
    navigateLeft: () => {
      const page = runtime.router.top();
      return done(page !== undefined && leftAction(runtime, page) === 'back', () => goBack(runtime));
    },
    switchTab: (data) => tabBar.tap(String((data as { url?: unknown } | null | undefined)?.url)),
    openMenu: () => done(isFree(), openMenu),
    goToMiniProgram: () => goToMiniProgram(runtime),
  };
  return (method, data) => dialogs.native(method, data) || (taps[method]?.(data) ?? false);
};

const createPicker = (dialogs: DialogLayer): Pick<Shell, 'picker' | 'updatePicker'> => {
  let wheels: Wheels | undefined;
  return {
    picker: (columns, value, onColumnChange) =>
      dialogs
        .open(pickerWheels({ columns, value, onColumnChange, onWheels: (opened) => (wheels = opened) }))
        .finally(() => (wheels = undefined)),
    updatePicker: (columns, value) => wheels?.update(columns, value),
  };
};

/** The phone around the pages, in the top document: WeChat's bars, its dialogs, and one frame for each page. */
export const createShell = (runtime: Runtime): Shell => {
  const { phone, top, pages, bottom } = buildPhone();
  size(phone, runtime.device);
  const dialogs = createDialogLayer(phone);
  const toast = createToast(runtime, phone);
  let current: PageInstance | undefined;

  const openMenu = () => {
    const page = current;
    if (page) reported(runtime, dialogs.open(menuPanel(runtime, page, toast.toast)).then((run) => run?.()), '菜单');
  };
  const refresh = () => {
    const page = current;
    if (!page) return;
    size(phone, runtime.device);
    phone.dataset.whTheme = shellTheme(runtime);
    top.replaceChildren(drawNavigationBar(runtime, page, openMenu));
    bottom.replaceChildren(...[runtime.isSinglePage ? drawSinglePageBar(runtime) : tabBar.draw(page)].filter((bar) => bar !== undefined));
    const viewport = viewportOf(runtime, tabBar, page);
    Object.assign(page.frame.style, { top: `${viewport.top}px`, height: `${viewport.height}px` });
    insetPage(runtime, page, viewport);
    for (const frame of pages.children) frame.classList.toggle('wh-shown', frame === page.frame);
  };
  const tabBar = createTabBar(runtime, refresh);

  return {
    mount: (frame) => void pages.append(frame),
    show: (page) => {
      current = page;
      refresh();
    },
    refresh,
    viewport: (page) => viewportOf(runtime, tabBar, page),
    tabBar,
    modal: (options) => dialogs.open(modalDialog(options)),
    actionSheet: (items, alertText, itemColor) => dialogs.open(actionSheet({ items, alertText, itemColor })),
    ...toast,
    authorize: (question) => dialogs.open(authorizationSheet(runtime, question)),
    share: (card) => dialogs.open(sharePanel(runtime, card)),
    cashier: (order) => dialogs.open(cashierSheet(runtime, order)),
    ...createPicker(dialogs),
    native: createNative(runtime, { dialogs, tabBar, openMenu }),
  };
};
