import { SINGLE_PAGE_SCENE, type Launch } from '../phone';
import type { Modules } from './modules';
import type { Runtime } from './runtime';

type Hook = (...args: unknown[]) => unknown;

/** What `onLaunch`, `onShow` and `getLaunchOptionsSync` tell of how the mini-program was entered. */
export const launchOptions = ({ path, query, scene, referrerInfo = {}, shareTicket }: Launch): Record<string, unknown> => ({
  path, query, scene, referrerInfo, shareTicket, mode: 'default', apiCategory: scene === SINGLE_PAGE_SCENE ? 'browseOnly' : 'default',
});

/** App() and getApp(): one object, whose hooks are called with itself as `this`. */
export const createApp = (report: Runtime['report']) => {
  let instance: Record<string, unknown> | undefined;
  /** What an independent sub-package gets before there is an app; becomes part of it. */
  const fallback: Record<string, unknown> = {};
  return {
    App: (definition: Record<string, unknown>): void => {
      if (instance) throw new Error('App() was called twice: a mini-program has one app');
      instance = Object.assign(definition, fallback);
    },
    /** Before App() was called there is none, as in WeChat. */
    getApp: (options?: { allowDefault?: boolean }): Record<string, unknown> | undefined => instance ?? (options?.allowDefault ? fallback : undefined),
    instance: (): Record<string, unknown> => instance ?? {},
    call: (hook: string, ...args: unknown[]): unknown => {
      const method = instance?.[hook];
      if (typeof method !== 'function') return undefined;
      try {
        return (method as Hook).apply(instance, args);
      } catch (error) {
        report(error, `App.${hook}`);
        return undefined;
      }
    },
  };
};

/** Runs app.js and its hooks, the first time it is asked: an independent sub-package goes without until another page opens. */
export const createAppStart = (runtime: Runtime, app: ReturnType<typeof createApp>, modules: () => Modules): (() => void) => {
  let isStarted = false;
  return () => {
    if (isStarted) return;
    isStarted = true;
    try {
      if (modules().has('app.js')) modules().load('app.js');
    } catch (error) {
      runtime.report(error, 'app.js');
    }
    const { launch, manifest } = runtime;
    const entered = launchOptions({ ...launch, path: launch.path === '' ? manifest.entryPage : launch.path });
    app.call('onLaunch', entered);
    app.call('onShow', entered);
    runtime.signals.send('AppShow', entered);
  };
};
