import { resolvePath } from '../bundle-path';
import { splitAddress } from '../page-address';
import { createEventChannel } from './event-channel';
import { createPageStack, type PageStack, type StackParts, type Target } from './page-stack';
import { ApiFailure, type Router } from './runtime';

const STACK_MAX = 10;

/** Where an address leads, relative to the page on top. Refuses what is no page of the mini-program. */
const parse = (stack: PageStack, pages: string[], url: string): Target => {
  const { path: written, query } = splitAddress(url);
  const path = resolvePath(stack.top()?.path ?? '', written.replace(/\.html$/, ''));
  if (!pages.includes(path)) throw new ApiFailure(`page "${path}" is not found`);
  return { path, query };
};

/** Later in the same turn, as on a phone: the caller's own code goes on first. */
const afterCaller = async (): Promise<void> => Promise.resolve();

/** The ways that leave pages below. */
const createForwardRoutes = (stack: PageStack, find: (url: string) => Target): Pick<Router, 'navigateTo' | 'redirectTo' | 'reLaunch'> => ({
  navigateTo: async (url, events = {}) => {
    const target = find(url);
    if (stack.isTab(target.path)) throw new ApiFailure('can not navigateTo a tabbar page');
    if (stack.pages().length >= STACK_MAX) throw new ApiFailure('webview count limit exceed');
    await afterCaller();
    const eventChannel = createEventChannel(events);
    stack.hideTop();
    stack.put('navigateTo', { ...target, eventChannel }, stack.pages());
    return { eventChannel };
  },
  redirectTo: async (url) => {
    const target = find(url);
    if (stack.isTab(target.path)) throw new ApiFailure('can not redirectTo a tabbar page');
    await afterCaller();
    const below = stack.pages().slice(0, -1);
    stack.close(stack.pages().slice(-1));
    stack.put('redirectTo', target, below);
  },
  reLaunch: async (url) => {
    const target = find(url);
    await afterCaller();
    stack.close([...stack.tabPages(), ...stack.pages()]);
    stack.put('reLaunch', target, []);
  },
});

export interface LaunchingRouter extends Router {
  /** The first page of a launch. */
  start: (target: Target) => void;
}

/** WeChat's routes: ten pages at most, tab pages live on below, and every refusal in WeChat's words. */
export const createRouter = (parts: StackParts): LaunchingRouter => {
  const stack = createPageStack(parts);
  const find = (url: string) => parse(stack, parts.runtime.manifest.pages, url);
  return {
    ...createForwardRoutes(stack, find),
    stack: stack.pages,
    top: stack.top,
    isTab: stack.isTab,
    findPage: (id) => [...stack.pages(), ...stack.tabPages()].find((page) => page.id === id),
    start: (target) => stack.put('appLaunch', target, []),
    switchTab: async (url) => {
      const { path } = find(url);
      if (!stack.isTab(path)) throw new ApiFailure('can not switch to no-tabBar page');
      await afterCaller();
      if (stack.top()?.path === path) return;
      const below = stack.pages()[0];
      stack.close(stack.pages().filter((page) => !stack.isTab(page.path)));
      if (below === stack.top()) stack.hideTop();
      const kept = stack.tabPages().find((page) => page.path === path);
      if (kept) stack.settle('switchTab', [kept]);
      else stack.put('switchTab', { path, query: {} }, []);
    },
    navigateBack: async (delta) => {
      await afterCaller();
      const pages = stack.pages();
      if (pages.length < 2) throw new ApiFailure('cannot navigate back at first page.');
      const left = Math.max(1, pages.length - Math.max(1, Math.floor(delta)));
      stack.close(pages.slice(left));
      stack.settle('navigateBack', pages.slice(0, left));
    },
  };
};
