import type * as glassEasel from 'glass-easel';
import type { ComponentConfig, Manifest, WindowConfig } from '../compile/bundle';
import type { Boot, Device, HostCalls, Launch } from '../phone';

/** Calls Node. Rejects with an Error whose message is the reason. */
export type CallHost = <K extends keyof HostCalls>(method: K, params: HostCalls[K]['params']) => Promise<HostCalls[K]['result']>;

/** A page in the stack. Each lives in an iframe of its own, as each has a web view of its own in WeChat. */
export interface PageInstance {
  /** Never used twice. */
  id: number;
  /** Without a leading slash. */
  path: string;
  query: Record<string, string>;
  config: ComponentConfig;
  /** The `this` of the page's methods: what `getCurrentPages()` holds. */
  caller: Record<string, unknown>;
  component: glassEasel.GeneralComponent;
  /** The page's own window and document. */
  frame: HTMLIFrameElement;
  window: Window;
  document: Document;
  /** navigationBarTitleText and the like, theme resolved, as changed by `setNavigationBarTitle` and others. */
  bar: WindowConfig;
  /** Events between this page and the one that opened it. */
  eventChannel: unknown;
  isShown: boolean;
  /** What WeChat's menu offers here; changed by showShareMenu and hideShareMenu. */
  shareMenu: { appMessage: boolean; timeline: boolean; withShareTicket: boolean };
  /** Set by `wx.hideHomeButton`. */
  isHomeButtonHidden?: boolean;
  /** Between `wx.showNavigationBarLoading` and `wx.hideNavigationBarLoading`. */
  isBarLoading?: boolean;
}

export type OpenType = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack' | 'appLaunch';

/** Fails with the part of errMsg that follows `name:fail `. */
export class ApiFailure extends Error {
  constructor(
    message: string,
    readonly errno?: number,
    readonly extra?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

export interface Router {
  /** All throw ApiFailure with WeChat's reason. `url` is relative to the page on top, or starts with a slash. */
  navigateTo: (url: string, events?: Record<string, (...args: unknown[]) => void>) => Promise<{ eventChannel: unknown }>;
  redirectTo: (url: string) => Promise<void>;
  reLaunch: (url: string) => Promise<void>;
  switchTab: (url: string) => Promise<void>;
  navigateBack: (delta: number) => Promise<void>;
  /** Bottom first. */
  stack: () => PageInstance[];
  top: () => PageInstance | undefined;
  isTab: (path: string) => boolean;
  findPage: (id: number) => PageInstance | undefined;
}

/** The phone around the page: navigation bar, tab bar, dialogs. */
export interface Shell {
  /** Puts a page's frame into the phone, hidden. */
  mount: (frame: HTMLIFrameElement) => void;
  /** Draws bars for the page on top and shows its frame alone. */
  show: (page: PageInstance) => void;
  /** Draws the bars again after `bar` or the theme changed. */
  refresh: () => void;
  /** The height a page's web view has, and where it starts. */
  viewport: (page: Pick<PageInstance, 'path' | 'bar'>) => { top: number; height: number };
  tabBar: {
    setItem: (index: number, change: { text?: string; iconPath?: string; selectedIconPath?: string }) => void;
    setStyle: (change: Record<string, string>) => void;
    setBadge: (index: number, badge: { text?: string; dot?: boolean } | null) => void;
    setVisible: (isVisible: boolean) => void;
  };
  /** Each answers what was chosen; undefined when it was dismissed. One at a time; a toast is replaced by the next. */
  modal: (options: { title: string; content: string; showCancel: boolean; confirmText: string; cancelText: string; editable: boolean; placeholderText: string; confirmColor?: string | undefined; cancelColor?: string | undefined }) => Promise<{ confirm: boolean; content?: string }>;
  actionSheet: (items: string[], alertText?: string, itemColor?: string) => Promise<number | undefined>;
  toast: (options: { title: string; icon: string; image?: string; mask: boolean; durationMs: number } | null) => void;
  loading: (options: { title: string; mask: boolean } | null) => void;
  /** A scope, a subscription or the privacy notice is asked for: 允许 or 拒绝. */
  authorize: (question: { title: string; items: string[] }) => Promise<boolean>;
  /** WeChat's share panel: 发送 or 取消. */
  share: (card: { title: string; imageUrl?: string }) => Promise<boolean>;
  cashier: (order: Record<string, unknown>) => Promise<'pay' | 'cancel'>;
  /** Picker's wheel: the chosen indexes, or undefined. */
  picker: (columns: string[][], value: number[], onColumnChange: (column: number, value: number) => void) => Promise<number[] | undefined>;
  /** Other rows or chosen rows for the wheels that are open, in `onColumnChange` or some time after; nothing when none are. */
  updatePicker: (columns: string[][], value: number[]) => void;
  /** The native part of the automator: `Tool.native`. False when there is nothing to answer. */
  native: (method: string, data: unknown) => boolean;
}

/** What is heard by `wx.onX`: each name has its own listeners. */
export interface Signals {
  on: (name: string, listener: (value: unknown) => void) => void;
  /** Without a listener: all of that name. */
  off: (name: string, listener?: (value: unknown) => void) => void;
  /** A listener that throws is reported and the rest still hear it. */
  send: (name: string, value?: unknown) => void;
}

/** Counts for the page on top. */
export interface Meter {
  request: () => void;
  exception: () => void;
}

export interface Runtime {
  manifest: Manifest;
  boot: Boot;
  device: Device;
  launch: Launch;
  /** Scene 1154: banned calls and elements throw on access. */
  isSinglePage: boolean;
  callHost: CallHost;
  router: Router;
  shell: Shell;
  signals: Signals;
  meter: Meter;
  wx: Record<string, unknown>;
  /** What stands in for a function of `wx`, by its name: looked up at each call, so that copied functions are mocked too. */
  mocks: Map<string, (...args: unknown[]) => unknown>;
  /** The object given to App(), and its hooks. */
  app: { instance: () => Record<string, unknown>; call: (hook: string, ...args: unknown[]) => unknown };
  /** An exception nobody caught: App.onError, `wx.onError`, console and App.exceptionThrown. */
  report: (error: unknown, where: string) => void;
  /** console.* of the mini-program, also to App.logAdded. */
  log: (type: 'log' | 'info' | 'warn' | 'error' | 'debug', args: unknown[]) => void;
  /** `@name` of theme.json in the current theme; anything else as it is. */
  themed: (value: string | undefined) => string | undefined;
  /** `/a/b.png`, `../b.png`, `wxfile://…`, `data:`, `https:` → an address the browser loads. Relative ones start at `from`. */
  fileUrl: (src: string, from: string) => string;
  /** Puts bytes under a `wxfile://` name that image, canvas, upload and album read; under `path` as well when it is given. */
  keepFile: (bytes: Uint8Array<ArrayBuffer>, extension: string, path?: string) => string;
  readFile: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** rpx in a script or style text → px of this phone. */
  rpx: (value: number) => number;
}
