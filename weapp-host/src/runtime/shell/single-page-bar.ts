import { FROM_SINGLE_PAGE_SCENE } from '../../phone';
import type { Runtime } from '../runtime';
import { button, element } from './element-builder';
import { icon } from './icons';
import { reported } from '../reported';

/** 前往小程序: the same page with the same query, in the mini-program itself. False when there is no page yet. */
export const goToMiniProgram = (runtime: Runtime): boolean => {
  const page = runtime.router.top();
  if (!page || !runtime.isSinglePage) return false;
  const launch = { path: page.path, query: page.query, scene: FROM_SINGLE_PAGE_SCENE };
  reported(runtime, runtime.callHost('relaunch', launch), '前往小程序');
  return true;
};

/** WeChat's own bar below a page that Moments shows by itself. */
export const drawSinglePageBar = (runtime: Runtime): HTMLElement =>
  element('div', { class: 'wh-single' }, [
    element('span', { class: 'wh-single-name' }, [icon('miniProgram'), runtime.manifest.projectName]),
    button('wh-single-go', () => goToMiniProgram(runtime), ['前往小程序']),
  ]);
