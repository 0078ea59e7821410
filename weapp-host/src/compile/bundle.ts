import { type PathAliases } from './path-alias';

/**
 * What the compiler hands to the runtime in the browser. Paths are written as WeChat writes them: relative to the
 * mini-program's root, without a leading slash and, for pages and components, without an extension.
 */

/** The `window` of app.json and the same keys of a page's own JSON, still with `@name` references into theme.json. */
export interface WindowConfig {
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationBarTitleText?: string;
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundTextStyle?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
  position?: 'bottom' | 'top';
  custom?: boolean;
  list: TabBarItem[];
}

/** app.json, as far as the host reads it; the rest is carried along. */
export interface AppConfig {
  pages: string[];
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  darkmode?: boolean;
  singlePage?: { navigationBarFit?: string };
  networkTimeout?: Partial<Record<'request' | 'connectSocket' | 'uploadFile' | 'downloadFile', number>>;
  permission?: Record<string, { desc: string }>;
  __usePrivacyCheck__?: boolean;
  resolveAlias?: PathAliases;
  [key: string]: unknown;
}

/** One page or component: its JSON, with what it uses resolved to paths of this bundle. */
export interface ComponentConfig {
  path: string;
  isPage: boolean;
  /** The page's or component's own JSON as written. */
  json: WindowConfig & Record<string, unknown>;
  /** Tag name → absolute path of the component, e.g. `{ comp: 'comp', 'van-button': 'miniprogram_npm/vant/button/index' }`. */
  usingComponents: Record<string, string>;
  /** Name of a generic (`componentGenerics`) → absolute path of the component it is by default; those without one are left out. */
  genericDefaults: Record<string, string>;
  /** Whether a script, template and style sheet of this name exist. */
  hasScript: boolean;
  hasTemplate: boolean;
  hasStyle: boolean;
}

/** A package as WeChat counts it: '' is the main package. */
export interface PackageConfig {
  root: string;
  name: string;
  isIndependent: boolean;
  bytes: number;
}

export interface Manifest {
  appId: string;
  projectName: string;
  /** The base library that the phone claims to have. */
  sdkVersion: string;
  /** Request allow-list of the project; null where `urlCheck` is off. */
  requestDomains: string[] | null;
  app: AppConfig;
  theme: Record<'light' | 'dark', Record<string, string>> | null;
  /** Every page of every package, in the order of app.json. */
  pages: string[];
  entryPage: string;
  packages: PackageConfig[];
  /** By path: every page, and every component that a page reaches through usingComponents. */
  components: Record<string, ComponentConfig>;
  /** Paths of all script modules with extension, e.g. `pages/home/index.js`; each is served as `/code/<path>`. */
  scripts: string[];
}

/**
 * A style sheet ready for the browser: tag names are `wx-…`, `page` is `body`, imports are inlined, files are addressed as
 * `/app/<path>`, 1rpx is written `calc(var(--rpx) * 1)`, and each class name starts with SCOPE, which the runtime
 * replaces by the prefix of the component's style scope ('' for a shared one).
 */
export const SCOPE = '__weapp_scope__';
/** Stands for the name of the style scope itself, where `:host` was: glass-easel writes it into each host's `wx-host`. */
export const HOST_SCOPE = '__weapp_host_scope__';

export interface CompiledProject {
  manifest: Manifest;
  /** By module path: the script, wrapped so that running it in the browser defines the module. See WRAPPER_NAMES. */
  scripts: Map<string, string>;
  /** One JavaScript expression: an object of glass-easel's template functions by path. */
  templates: string;
  /** By path without extension, `app` among them. */
  styles: Record<string, string>;
  /** Where files of the mini-program lie on disk. */
  root: string;
  /** Every file that the phone would have: not the settings of DevTools, nor what `packOptions` leaves out. */
  files: ReadonlyMap<string, unknown>;
  /** Folders of the mini-program that lie elsewhere, e.g. `miniprogram_npm/vant` → `/…/node_modules/vant/dist`. */
  virtualFolders: Record<string, string>;
}

/**
 * The names a script finds, in the order of the wrapper's parameters: `require`, `module` and `exports` of its own, what
 * WeChat gives every script, and the browser's names that a mini-program must not see (undefined).
 */
export const GIVEN_NAMES = [
  'require', 'module', 'exports', 'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'console',
  'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requirePlugin', 'requireMiniProgram', '__wxConfig', 'globalThis',
] as const;
export const HIDDEN_NAMES = [
  'window', 'document', 'self', 'frames', 'location', 'navigator', 'history', 'localStorage', 'sessionStorage', 'indexedDB', 'caches',
  'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'alert', 'confirm', 'prompt', 'parent', 'top', 'opener',
  'requestAnimationFrame', 'cancelAnimationFrame', 'getComputedStyle', 'MutationObserver', 'AbortController', 'Blob', 'File', 'FormData', 'FileReader',
  'Headers', 'Request', 'Response', 'URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder', 'crypto', 'Image', 'Event', 'CustomEvent',
] as const;
