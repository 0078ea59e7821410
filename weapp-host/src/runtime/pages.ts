import type * as glassEasel from 'glass-easel';
import type * as adapter from 'glass-easel-miniprogram-adapter';
import type { WindowConfig } from '../compile/bundle';
import type { ComponentSpace } from './code-space';
import { createFrame, watchFrame, type Frame } from './frame';
import type { PageMeter } from './metering';
import type { PageInstance, Runtime } from './runtime';

type Hook = (...args: unknown[]) => unknown;

const REACH_BOTTOM_DISTANCE = 50;
const WINDOW_KEYS = [
  'navigationBarBackgroundColor', 'navigationBarTextStyle', 'navigationBarTitleText', 'navigationStyle', 'backgroundColor',
  'backgroundTextStyle', 'enablePullDownRefresh', 'onReachBottomDistance', 'disableScroll',
] as const;

const pick = (config: WindowConfig): WindowConfig =>
  Object.fromEntries(WINDOW_KEYS.filter((key) => config[key] !== undefined).map((key) => [key, config[key]]));

/** Calls a page's hook if it has one. What it throws is reported; the host goes on, as WeChat does. */
export const callHook = (runtime: Runtime, page: PageInstance, name: string, ...args: unknown[]): unknown => {
  const hook = page.caller[name];
  if (typeof hook !== 'function') return undefined;
  try {
    return (hook as Hook).apply(page.caller, args);
  } catch (error) {
    runtime.report(error, `${page.path} ${name}`);
    return undefined;
  }
};

interface Opening {
  path: string;
  query: Record<string, string>;
  id: number;
  eventChannel: unknown;
  /** Measured from the moment the route was asked for. */
  meter: PageMeter;
}

/** What `this` of a page has besides its own functions. */
const dressCaller = (page: PageInstance): void => {
  const { caller } = page;
  Object.assign(caller, {
    route: page.path,
    __route__: page.path,
    options: page.query,
    __wxWebviewId__: page.id,
    getOpenerEventChannel: () => page.eventChannel,
  });
};

const watch = (runtime: Runtime, frame: Frame, page: PageInstance): void => {
  const has = (name: string) => typeof page.caller[name] === 'function';
  watchFrame(frame, page.bar.onReachBottomDistance ?? REACH_BOTTOM_DISTANCE, {
    onScroll: (scrollTop) => has('onPageScroll') && callHook(runtime, page, 'onPageScroll', { scrollTop }),
    onReachBottom: () => callHook(runtime, page, 'onReachBottom'),
    onResize: ({ windowWidth, windowHeight }) => {
      if (page.isShown) resizePage(runtime, page, { windowWidth, windowHeight });
    },
  });
};

const resizePage = (runtime: Runtime, page: PageInstance, size: { windowWidth: number; windowHeight: number }): void => {
  callHook(runtime, page, 'onResize', { size });
  page.component.triggerPageLifetime('resize', [{ size }]);
  runtime.signals.send('WindowResize', { size });
};

export interface Pages {
  open: (opening: Opening) => PageInstance;
  show: (page: PageInstance) => void;
  hide: (page: PageInstance) => void;
  close: (page: PageInstance) => void;
}

const rootOf = new WeakMap<PageInstance, adapter.Root>();
const pageOfRoot = new WeakMap<glassEasel.GeneralComponent, PageInstance>();

/** The page that a component is part of, from its first lifetime on. */
export const pageOf = (component: glassEasel.GeneralComponent): PageInstance | undefined => {
  let root = component;
  for (let host = root.ownerShadowRoot?.getHostNode(); host; host = host.ownerShadowRoot?.getHostNode()) root = host;
  return pageOfRoot.get(root);
};

const createPage = (runtime: Runtime, components: ComponentSpace, { path, query, id, eventChannel }: Opening): [PageInstance, Frame] => {
  const config = runtime.manifest.components[path]!;
  components.require(path);
  const frame = createFrame((element) => runtime.shell.mount(element));
  try {
    const root = components.createRoot(config, frame.window, query);
    const page: PageInstance = {
      id, path, query, config, eventChannel,
      caller: root.get() as unknown as Record<string, unknown>,
      component: root.getComponent(),
      frame: frame.element,
      window: frame.window,
      document: frame.document,
      bar: { ...runtime.manifest.app.window, ...pick(config.json) },
      isShown: false,
      shareMenu: { appMessage: true, timeline: true, withShareTicket: false },
    };
    rootOf.set(page, root);
    pageOfRoot.set(page.component, page);
    return [page, frame];
  } catch (error) {
    frame.element.remove();
    throw error;
  }
};

/** What happens to a single page, in WeChat's order; the stack is the router's. */
export const createPages = (runtime: Runtime, components: ComponentSpace): Pages => {
  const show = (page: PageInstance) => {
    page.isShown = true;
    runtime.shell.show(page);
    callHook(runtime, page, 'onShow');
    page.component.triggerPageLifetime('show', []);
  };
  return {
    show,
    open: (opening) => {
      // Until the router has shown the page: onShow comes before `ready`.
      components.ready.hold();
      try {
        const [page, frame] = createPage(runtime, components, opening);
        const top = runtime.shell.viewport(page);
        Object.assign(page.frame.style, { top: `${top.top}px`, height: `${top.height}px` });
        opening.meter.start(page);
        dressCaller(page);
        watch(runtime, frame, page);
        const placeholder = page.document.body.appendChild(page.document.createElement('div'));
        rootOf.get(page)!.attach(page.document.body as never, placeholder as never);
        callHook(runtime, page, 'onLoad', page.query);
        return page;
      } catch (error) {
        components.ready.release();
        throw error;
      }
    },
    hide: (page) => {
      if (!page.isShown) return;
      page.isShown = false;
      callHook(runtime, page, 'onHide');
      page.component.triggerPageLifetime('hide', []);
    },
    close: (page) => {
      page.isShown = false;
      callHook(runtime, page, 'onUnload');
      rootOf.get(page)!.release();
      page.frame.remove();
    },
  };
};
