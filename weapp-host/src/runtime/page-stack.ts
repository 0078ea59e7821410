import { normalPath } from '../bundle-path';
import type { ComponentSpace } from './code-space';
import { createEventChannel } from './event-channel';
import type { Meters } from './metering';
import { callHook, type Pages } from './pages';
import { ApiFailure, type OpenType, type PageInstance, type Runtime } from './runtime';

export interface Target {
  path: string;
  query: Record<string, string>;
  eventChannel?: unknown;
}

export interface StackParts {
  runtime: Runtime;
  pages: Pages;
  components: ComponentSpace;
  meters: Meters;
  /** Ids of pages: never used twice in a session, over all launches. */
  newPageId: () => number;
  /** Before a page of this path is opened, every time. */
  onOpening: (path: string) => void;
}

export interface PageStack {
  /** Bottom first; a copy. */
  pages: () => PageInstance[];
  /** Tab pages that were opened, in the stack or hidden below. */
  tabPages: () => PageInstance[];
  top: () => PageInstance | undefined;
  isTab: (path: string) => boolean;
  hideTop: () => void;
  /** Unloads pages, the last first. A page that stands twice in the list is unloaded once. */
  close: (pages: PageInstance[]) => void;
  /** Opens a page above `below`. */
  put: (openType: OpenType, target: Target, below: PageInstance[]) => void;
  /** Makes this the stack and shows its last page. */
  settle: (openType: OpenType, pages: PageInstance[]) => void;
}

/** Whether a path is one of the tab bar's. */
const tabTest = ({ manifest }: Runtime): ((path: string) => boolean) => {
  const tabs = new Set(manifest.app.tabBar?.list.map(({ pagePath }) => normalPath(pagePath)));
  return (path) => tabs.has(path);
};

/** Opens a page. One whose script does not even load is reported, and whoever was on top stays there. */
const createOpening =
  ({ runtime, pages, meters, newPageId, onOpening }: StackParts, top: () => PageInstance | undefined) =>
  (target: Target & { eventChannel: unknown }): PageInstance => {
    try {
      onOpening(target.path);
      return pages.open({ ...target, id: newPageId(), meter: meters.begin(target.path) });
    } catch (error) {
      runtime.report(error, target.path);
      const before = top();
      if (before && !before.isShown) pages.show(before);
      throw new ApiFailure(`page "${target.path}" could not be opened: ${(error as Error).message}`);
    }
  };

/** Which pages are open. Whoever is shown, hidden or ready hears of it in WeChat's order. */
export const createPageStack = (parts: StackParts): PageStack => {
  const { runtime, pages, components } = parts;
  let stack: PageInstance[] = [];
  const tabPages = new Map<string, PageInstance>();
  const isTab = tabTest(runtime);
  const top = () => stack.at(-1);

  /** Whoever became ready through it hears so last, the page itself after its components. */
  const show = (openType: OpenType, next: PageInstance[], isNew: boolean) => {
    stack = next;
    const page = stack.at(-1)!;
    pages.show(page);
    components.ready.release();
    if (isNew) callHook(runtime, page, 'onReady');
    callHook(runtime, page, 'onRouteDone');
    page.component.triggerPageLifetime('routeDone', []);
    runtime.signals.send('AppRoute', { path: page.path, query: page.query, openType, webviewId: page.id });
  };
  const open = createOpening(parts, top);
  return {
    pages: () => [...stack],
    tabPages: () => [...tabPages.values()],
    top,
    isTab,
    hideTop: () => {
      const page = top();
      if (page) pages.hide(page);
    },
    close: (closing) => {
      for (const page of new Set(closing.slice().reverse())) {
        tabPages.delete(page.path);
        stack = stack.filter((open) => open !== page);
        pages.close(page);
      }
    },
    put: (openType, { eventChannel = createEventChannel(), ...target }, below) => {
      const page = open({ ...target, eventChannel });
      if (isTab(page.path)) tabPages.set(page.path, page);
      show(openType, [...below, page], true);
    },
    settle: (openType, next) => show(openType, next, false),
  };
};
