import { normalPath, resolvePath } from './modules';
import { createEventChannel } from './event-channel';
import type { Meters } from './metering';
import { callHook, type Pages } from './pages';
import { ApiFailure, type OpenType, type PageInstance, type Router, type Runtime } from './runtime';
import type { ComponentSpace } from './code-space';

const STACK_MAX = 10;

interface Target {
  path: string;
  query: Record<string, string>;
}

/** Query values stay as they were written: WeChat leaves decoding to the page. */
export const parseQuery = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );

export interface RouterParts {
  runtime: Runtime;
  pages: Pages;
  components: ComponentSpace;
  meters: Meters;
  /** Ids of pages: never used twice in a session, over all launches. */
  newPageId: () => number;
}

export interface LaunchingRouter extends Router {
  /** The first page of a launch. */
  start: (target: Target) => void;
}

/** WeChat's page stack: ten pages at most, tab pages live on below, and each route tells who is shown and who hidden. */
export const createRouter = ({ runtime, pages, components, meters, newPageId }: RouterParts): LaunchingRouter => {
  let stack: PageInstance[] = [];
  const tabPages = new Map<string, PageInstance>();
  const tabs = new Set(runtime.manifest.app.tabBar?.list.map(({ pagePath }) => normalPath(pagePath)) ?? []);
  const top = () => stack.at(-1);
  const isTab = (path: string) => tabs.has(path);

  const parse = (url: unknown): Target => {
    if (typeof url !== 'string') throw new ApiFailure(`parameter error: parameter.url should be String instead of ${url === undefined ? 'Undefined' : typeof url};`);
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    const target = { path: resolvePath(path.replace(/\.html$/, ''), top()?.path ?? ''), query: parseQuery(at < 0 ? '' : url.slice(at + 1)) };
    if (!runtime.manifest.pages.includes(target.path)) throw new ApiFailure(`page "${target.path}" is not found`);
    return target;
  };

  const build = (target: Target, eventChannel: unknown = createEventChannel()): PageInstance =>
    pages.open({ ...target, id: newPageId(), eventChannel, meter: meters.begin(target.path) });
  const close = (page: PageInstance) => {
    tabPages.delete(page.path);
    pages.close(page);
  };
  /** Shows the page on top; whoever became ready through it hears so last, the page itself after its components. */
  const settle = (openType: OpenType, isNew: boolean) => {
    const page = top()!;
    pages.show(page);
    components.ready.release();
    if (isNew) callHook(runtime, page, 'onReady');
    runtime.signals.send('AppRoute', { path: page.path, query: page.query, openType, webviewId: page.id });
  };
  const put = (openType: OpenType, page: PageInstance, below: PageInstance[]) => {
    stack = [...below, page];
    if (isTab(page.path)) tabPages.set(page.path, page);
    settle(openType, true);
  };
  /** Later in the same turn, as on a phone: the caller's own code goes on first. */
  const later = async () => Promise.resolve();

  const guardTab = (path: string, isWanted: boolean) => {
    if (isWanted && !isTab(path)) throw new ApiFailure('can not switch to no-tabBar page');
    if (!isWanted && isTab(path)) throw new ApiFailure('can not navigateTo a tabbar page');
  };
  return {
    stack: () => [...stack],
    top,
    isTab,
    findPage: (id) => [...stack, ...tabPages.values()].find((page) => page.id === id),
    start: (target) => put('appLaunch', build(target), []),
    navigateTo: async (url, events = {}) => {
      const target = parse(url);
      guardTab(target.path, false);
      if (stack.length >= STACK_MAX) throw new ApiFailure('webview count limit exceed');
      await later();
      const eventChannel = createEventChannel(events);
      const before = top();
      if (before) pages.hide(before);
      put('navigateTo', build(target, eventChannel), stack);
      return { eventChannel };
    },
    redirectTo: async (url) => {
      const target = parse(url);
      if (isTab(target.path)) throw new ApiFailure('can not redirectTo a tabbar page');
      await later();
      const before = top();
      if (before) close(before);
      put('redirectTo', build(target), stack.slice(0, -1));
    },
    reLaunch: async (url) => {
      const target = parse(url);
      await later();
      new Set([...stack.slice().reverse(), ...tabPages.values()]).forEach(close);
      put('reLaunch', build(target), []);
    },
    switchTab: async (url) => {
      const target = parse(url);
      guardTab(target.path, true);
      await later();
      const before = top();
      if (before && before.path === target.path) return;
      if (before) pages.hide(before);
      stack.filter((page) => !isTab(page.path)).reverse().forEach(close);
      const kept = tabPages.get(target.path);
      if (!kept) return put('switchTab', build({ path: target.path, query: {} }), []);
      stack = [kept];
      settle('switchTab', false);
    },
    navigateBack: async (delta) => {
      if (stack.length < 2) throw new ApiFailure('cannot navigate back at first page.');
      await later();
      const left = Math.max(1, stack.length - Math.max(1, Math.floor(delta)));
      stack.slice(left).reverse().forEach(close);
      stack = stack.slice(0, left);
      settle('navigateBack', false);
    },
  };
};
