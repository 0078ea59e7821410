import * as adapter from 'glass-easel-miniprogram-adapter';
import * as glassEasel from 'glass-easel';
import type { Manifest } from '../compile/bundle';
import { SINGLE_PAGE_SCENE, type Boot } from '../phone';
import { createWx } from './api/create-wx';
import { createApp, createAppStart } from './app';
import { isIndependent } from './packages';
import { createComponentSpace, type Code, type ComponentSpace } from './code-space';
import { createConsole, plain } from './console';
import { createFiles } from './files';
import { scriptGlobal } from './script-global';
import { createMeters, type Meters } from './metering';
import { createModules, type Given, type Modules } from './modules';
import { createPages, pageOf } from './pages';
import { createRouter, type LaunchingRouter } from './router';
import type { CallHost, Runtime } from './runtime';
import { watchSharing } from './share';
import { createShell } from './shell/create-shell';
import { createSignals } from './signals';

export interface PhoneParts {
  manifest: Manifest;
  boot: Boot;
  code: Code;
  callHost: CallHost;
}

export interface Phone {
  runtime: Runtime;
  app: ReturnType<typeof createApp>;
  modules: Modules;
  router: LaunchingRouter;
  meters: Meters;
  /** Runs app.js and tells the app that it was launched; once. */
  startApp: () => void;
}

const PAGES_PER_LAUNCH_MAX = 100_000;
const RPX_WIDTH = 750;

type SetData = (this: { _$: glassEasel.GeneralComponent; is: string }, data: Record<string, unknown>, done?: () => void) => void;

/** Every setData is counted, and refused where WeChat would refuse it; undefined is no value there. */
const meterSetData = (runtime: Runtime, meters: Meters): void => {
  const prototype = adapter.component.ComponentCaller.prototype as unknown as { setData: SetData };
  const { setData } = prototype;
  prototype.setData = function metered(data, done) {
    const given = Object.entries(data);
    const defined = given.filter(([, value]) => value !== undefined);
    for (const [name] of given.filter(([, value]) => value === undefined)) {
      runtime.log('warn', [`Setting data field "${name}" to undefined is invalid.`]);
    }
    const values = Object.fromEntries(defined);
    meters.setData(this.is, values, pageOf(this._$), () => setData.call(this, values, done));
  };
};

type Create = (...given: unknown[]) => { in: (component: unknown) => unknown };

/** What every page and component can do besides glass-easel's own: queries and observers are those of `wx`. */
const dressComponents = (runtime: Runtime): void => {
  const { createSelectorQuery, createIntersectionObserver, createMediaQueryObserver } = runtime.wx as Record<string, Create>;
  Object.assign(adapter.component.ComponentCaller.prototype, {
    createSelectorQuery(this: unknown) {
      return createSelectorQuery!().in(this);
    },
    createIntersectionObserver(this: unknown, options: unknown) {
      return createIntersectionObserver!(this, options);
    },
    createMediaQueryObserver(this: unknown) {
      return createMediaQueryObserver!(this);
    },
    getPageId(this: { _$: glassEasel.GeneralComponent }) {
      return `pageId:${pageOf(this._$)?.id ?? ''}`;
    },
  });
};

type Send = (method: string, params: unknown) => void;

const createReports = (callHost: CallHost) => {
  const send: Send = (method, params) => void callHost('emit', { method, params }).catch(() => undefined);
  const log: Runtime['log'] = (type, args) => {
    send('App.logAdded', { type, args: args.map((arg) => plain(arg)) });
  };
  return { send, log };
};

/** Whatever nobody caught, from scripts, promises, handlers and lifetimes. */
const watchFailures = (runtime: Runtime, app: Phone['app'], announce: Runtime['report']): void => {
  window.addEventListener('error', (event) => {
    if (event.error !== undefined && event.error !== null) runtime.report(event.error, event.filename);
  });
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    const told = { reason: event.reason as unknown, promise: event.promise };
    app.call('onUnhandledRejection', told);
    runtime.signals.send('UnhandledRejection', told);
    announce(event.reason, 'a promise that nobody caught');
  });
  glassEasel.addGlobalErrorListener((error: unknown, context) => {
    runtime.report(error, String((context as { type?: string } | undefined)?.type ?? 'component'));
    return false;
  });
  glassEasel.addGlobalWarningListener((warning: unknown) => {
    runtime.log('warn', [typeof warning === 'string' ? warning : plain(warning)]);
    return false;
  });
};

/** What every script finds without requiring it. */
const givenNames = (runtime: Runtime, app: Phone['app'], components: ComponentSpace): Omit<Given, 'globalThis'> => ({
  wx: runtime.wx,
  App: app.App,
  getApp: app.getApp,
  Page: components.Page,
  Component: components.Component,
  Behavior: components.Behavior,
  getCurrentPages: () => runtime.router.stack().map(({ caller }) => caller),
  console: createConsole(runtime.log),
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
  clearInterval: window.clearInterval.bind(window),
  requirePlugin: (name: string) => {
    throw new Error(`plugin "${name}" cannot be loaded: plugins are not supported by weapp-host`);
  },
  requireMiniProgram: () => undefined,
  __wxConfig: { appId: runtime.manifest.appId, pages: runtime.manifest.pages, entryPagePath: runtime.manifest.entryPage, envVersion: 'develop' },
});

/** An exception as whoever runs the mini-program learns of it: in the metrics, the console and the automator's client. */
const createAnnouncement = (runtime: Runtime, send: Send): Runtime['report'] => (error, where) => {
  const { name = 'Error', message = String(error), stack = message } = (error ?? {}) as Partial<Error>;
  runtime.meter.exception();
  runtime.log('error', [`${where}: ${stack}`]);
  send('App.exceptionThrown', { name, message, stack, where });
};

/** Announces an exception and tells the mini-program of it. What its own hooks throw meanwhile is announced only, or they would be told for ever. */
const createReport = (runtime: Runtime, app: Phone['app'], announce: Runtime['report']): Runtime['report'] => {
  let isTelling = false;
  return (error, where) => {
    announce(error, where);
    if (isTelling) return;
    isTelling = true;
    const { message = String(error), stack = message } = (error ?? {}) as Partial<Error>;
    app.call('onError', `${message}\n${stack}`);
    runtime.signals.send('Error', { message, stack });
    isTelling = false;
  };
};

/** What does not depend on any other part of the phone. The other parts are put in by `createPhone`, which alone sees it unfinished. */
const createGround = ({ manifest, boot, callHost }: PhoneParts, app: Phone['app'], log: Runtime['log']): Runtime =>
  ({
    manifest, boot, callHost, log,
    device: boot.device,
    launch: boot.launch,
    isSinglePage: boot.launch.scene === SINGLE_PAGE_SCENE,
    mocks: new Map(),
    app: { instance: app.instance, call: app.call },
    themed: (value) => (value?.startsWith('@') ? manifest.theme?.[manifest.app.darkmode ? boot.device.theme : 'light'][value.slice(1)] : value),
    rpx: (value) => (value * boot.device.width) / RPX_WIDTH,
    ...createFiles(),
  }) as Runtime;

/** A phone with one mini-program in it, wired and not yet started. */
export const createPhone = (parts: PhoneParts): Phone => {
  const { send, log } = createReports(parts.callHost);
  const app = createApp((error, where) => runtime.report(error, where));
  const runtime = createGround(parts, app, log);
  const meters = createMeters(runtime);
  runtime.meter = {
    request: () => meters.count(runtime.router.top(), 'requests'),
    exception: () => meters.count(runtime.router.top(), 'exceptions'),
  };
  const announce = createAnnouncement(runtime, send);
  runtime.report = createReport(runtime, app, announce);
  runtime.signals = createSignals(runtime.report);
  runtime.shell = createShell(runtime);
  runtime.wx = createWx(runtime);
  const components: ComponentSpace = createComponentSpace(runtime, parts.code, () => modules);
  const startApp = createAppStart(runtime, app, () => modules);
  let pageCount = 0;
  const router = createRouter({
    runtime, components, meters,
    pages: createPages(runtime, components),
    onOpening: (path) => {
      if (!isIndependent(parts.manifest, path)) startApp();
    },
    newPageId: () => parts.boot.generation * PAGES_PER_LAUNCH_MAX + (pageCount += 1),
  });
  runtime.router = router;
  meterSetData(runtime, meters);
  dressComponents(runtime);
  watchFailures(runtime, app, announce);
  watchSharing(runtime);
  const given = givenNames(runtime, app, components);
  const modules = createModules({ ...given, globalThis: scriptGlobal(given) }, parts.manifest.app.resolveAlias);
  return { runtime, app, modules, router, meters, startApp };
};
