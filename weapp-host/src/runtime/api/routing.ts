import type { Runtime } from '../runtime';
import { asyncCalls } from './call-form';
import { numberOf, recordOf, textOf } from './parameters';

type Events = Record<string, (...args: unknown[]) => void>;

export const routingCalls = (runtime: Runtime) =>
  asyncCalls(runtime, {
    navigateTo: (options) => runtime.router.navigateTo(textOf(options, 'url'), recordOf(options, 'events', {}) as Events),
    redirectTo: (options) => runtime.router.redirectTo(textOf(options, 'url')),
    reLaunch: (options) => runtime.router.reLaunch(textOf(options, 'url')),
    switchTab: (options) => runtime.router.switchTab(textOf(options, 'url')),
    navigateBack: (options) => runtime.router.navigateBack(numberOf(options, 'delta', 1)),
  });
