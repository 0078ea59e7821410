import { callHook } from '../pages';
import { ApiFailure, type Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { domOf } from './node-fields';
import { pageOnTop } from '../page-on-top';
import { numberOf, textOf } from './parameters';

/** On the body of a page that refreshes: the style sheet of the host shows it. */
const REFRESHING = 'wh-refreshing';

/** Scrolling is over at once, whatever `duration` says, so that who drives the page need not wait. */
export const scrollingCalls = (runtime: Runtime) =>
  asyncCalls(runtime, {
    pageScrollTo: (options) => {
      const page = pageOnTop(runtime);
      const selector = textOf(options, 'selector', '');
      if (selector === '') return void page.window.scrollTo({ top: numberOf(options, 'scrollTop', 0), behavior: 'instant' });
      const found = page.component.getShadowRoot()?.querySelector(selector);
      const dom = found && domOf(found);
      if (!dom) throw new ApiFailure(`no node matches selector "${selector}"`);
      const top = dom.getBoundingClientRect().top + page.window.scrollY + numberOf(options, 'offsetTop', 0);
      return void page.window.scrollTo({ top, behavior: 'instant' });
    },
    startPullDownRefresh: () => {
      const page = pageOnTop(runtime);
      page.document.body.classList.add(REFRESHING);
      callHook(runtime, page, 'onPullDownRefresh');
    },
    stopPullDownRefresh: () => pageOnTop(runtime).document.body.classList.remove(REFRESHING),
  });
