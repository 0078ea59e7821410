import type { Launch } from '../phone';
import type { Runtime } from './runtime';

type Hook = (...args: unknown[]) => unknown;

/** What `onLaunch`, `onShow` and `getLaunchOptionsSync` tell of how the mini-program was entered. */
export const launchOptions = ({ path, query, scene, referrerInfo = {}, shareTicket }: Launch): Record<string, unknown> => ({
  path, query, scene, referrerInfo, shareTicket, mode: 'default', apiCategory: scene === 1154 ? 'browseOnly' : 'default',
});

/** App() and getApp(): one object, whose hooks are called with itself as `this`. */
export const createApp = (report: Runtime['report']) => {
  let instance: Record<string, unknown> | undefined;
  return {
    App: (definition: Record<string, unknown>): void => {
      if (instance) throw new Error('App() was called twice: a mini-program has one app');
      instance = definition;
    },
    /** Before App() was called there is none, as in WeChat. */
    getApp: (): Record<string, unknown> | undefined => instance,
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
