import type { PageInstance, Runtime } from '../runtime';
import { button, element } from './element-builder';
import { icon } from './icons';
import { reported } from '../reported';
import { isBlackFront, shellTheme } from './theme';

/** Pictures of the phone must not depend on the hour. */
const CLOCK = '9:41';

/** What a tap on the left of the navigation bar does here, if there is something to tap. */
export const leftAction = ({ router, manifest, isSinglePage }: Runtime, page: PageInstance): 'back' | 'home' | undefined => {
  if (isSinglePage || router.isTab(page.path)) return undefined;
  if (router.stack().length > 1) return 'back';
  return page.path === manifest.entryPage || page.isHomeButtonHidden === true ? undefined : 'home';
};

export const goBack = (runtime: Runtime): void => reported(runtime, runtime.router.navigateBack(1), 'navigation bar');
export const goHome = (runtime: Runtime): void => reported(runtime, runtime.router.reLaunch(`/${runtime.manifest.entryPage}`), 'navigation bar');

/** Whether the page starts at the top of the screen, under the status bar. */
export const coversTop = ({ manifest, isSinglePage }: Runtime, bar: PageInstance['bar']): boolean => {
  const fit = isSinglePage ? manifest.app.singlePage?.navigationBarFit : undefined;
  return fit === 'float' || (fit !== 'squeezed' && bar.navigationStyle === 'custom');
};

const statusBar = () =>
  element('div', { class: 'wh-status', 'aria-hidden': 'true' }, [
    element('span', { class: 'wh-clock' }, [CLOCK]),
    element('span', { class: 'wh-radio' }, [icon('signal'), icon('wifi'), icon('battery')]),
  ]);

const capsule = (runtime: Runtime, openMenu: () => void) =>
  element('div', { class: 'wh-capsule' }, [
    button('wh-capsule-button', openMenu, [icon('more')], { 'aria-label': '更多' }),
    button('wh-capsule-button', () => reported(runtime, runtime.callHost('exit', {}), 'capsule'), [icon('exit')], { 'aria-label': '关闭' }),
  ]);

const leftButton = (runtime: Runtime, page: PageInstance) => {
  const action = leftAction(runtime, page);
  if (action === 'back') return button('wh-left', () => goBack(runtime), [icon('back')], { 'aria-label': '返回' });
  return action === 'home' && button('wh-left wh-home', () => goHome(runtime), [icon('home')], { 'aria-label': '返回首页' });
};

/** A single page in Moments has WeChat's own colours, which the mini-program cannot change. */
const colours = (runtime: Runtime, { bar }: PageInstance): { isBlack: boolean; background: string } => {
  const { themed, isSinglePage } = runtime;
  if (isSinglePage && !coversTop(runtime, bar)) return { isBlack: shellTheme(runtime) === 'light', background: 'var(--wh-sheet)' };
  return { isBlack: isBlackFront(themed(bar.navigationBarTextStyle)), background: themed(bar.navigationBarBackgroundColor) ?? '#000000' };
};

/** Status bar, navigation bar and capsule for the page on top. */
export const drawNavigationBar = (runtime: Runtime, page: PageInstance, openMenu: () => void): HTMLElement => {
  const { isBlack, background } = colours(runtime, page);
  const isOverPage = coversTop(runtime, page.bar);
  const isBare = isOverPage && !runtime.isSinglePage;
  const title = element('div', { class: 'wh-title', role: 'heading', 'aria-level': '1' }, [
    page.isBarLoading === true && icon('loading'),
    page.bar.navigationBarTitleText ?? '',
  ]);
  return element(
    'header',
    { class: `wh-top ${isBlack ? 'wh-front-black' : 'wh-front-white'}${isOverPage ? ' wh-over' : ''}`, style: isOverPage ? undefined : `background:${background}` },
    [
      statusBar(),
      !isBare && element('div', { class: 'wh-navigation' }, [leftButton(runtime, page), title]),
      !runtime.isSinglePage && capsule(runtime, openMenu),
    ],
  );
};
