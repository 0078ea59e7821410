import type { Runtime } from '../runtime';
import { accountCalls } from './accounts';
import { createAnimation } from './animation';
import { authorizationCalls } from './authorization';
import { canvasCalls } from './canvas';
import { deviceCalls } from './device';
import { diagnosticCalls } from './diagnostics';
import { type ImplementedName, STATUS_OF } from './families';
import { createFileManager, fileCalls } from './file-manager';
import { createFiles } from './file-store';
import { createPictureSource, imageCalls } from './images';
import { interactionCalls } from './interaction';
import { leavingCalls } from './leaving';
import { listenerCall } from './listeners';
import { messageCalls } from './messages';
import { createWire } from './network-send';
import { createIntersectionObserver, createMediaQueryObserver } from './observers';
import { pageBarCalls } from './page-bars';
import { watchPrivacyButtons } from './privacy';
import { refusalOf } from './refusals';
import { requestCall } from './request';
import { createRequestQueue } from './request-queue';
import { routingCalls } from './routing';
import { scrollingCalls } from './scrolling';
import { createSelectorQuery } from './selector-query';
import { sharingCalls } from './sharing';
import { isBannedCall, singlePageRefusal } from './single-page';
import { storageCalls } from './storage-calls';
import { systemCalls } from './system-calls';
import { watchTaps } from './taps';
import { transferCalls } from './transfers';

type Call = (...args: unknown[]) => unknown;

/** All that is written. A name of the table without a function here, or one too many, does not compile. */
const implement = (runtime: Runtime) => {
  const wire = createWire(runtime, createRequestQueue());
  const files = createFiles(runtime);
  const pictures = createPictureSource(runtime, wire, files);
  const manager = createFileManager(runtime, files);
  return {
    ...routingCalls(runtime), ...systemCalls(runtime), ...diagnosticCalls(runtime), ...storageCalls(runtime), ...requestCall(runtime, wire),
    ...transferCalls({ runtime, wire, files }), ...interactionCalls(runtime), ...pageBarCalls(runtime), ...scrollingCalls(runtime),
    ...canvasCalls(runtime, pictures), ...imageCalls(runtime, { wire, files }), ...fileCalls(runtime, files), ...deviceCalls(runtime),
    ...accountCalls(runtime), ...authorizationCalls(runtime), ...sharingCalls(runtime, files), ...messageCalls(runtime), ...leavingCalls(runtime),
    createSelectorQuery: () => createSelectorQuery(runtime, pictures),
    createIntersectionObserver: (component?: unknown, options?: unknown) => createIntersectionObserver(runtime, component, options),
    createMediaQueryObserver: (component?: unknown) => createMediaQueryObserver(runtime, component),
    createAnimation,
    getFileSystemManager: () => manager,
  };
};

type Implementation = Record<ImplementedName, unknown>;
type Exactly<T extends Implementation> = Exclude<keyof T, ImplementedName> extends never ? T : never;
const exactly = <T extends Implementation>(implementation: Exactly<T>): Implementation => implementation;

/** Calls can be mocked by name, also where a program has copied them, and some are banned on a single page of Moments. */
const guarded = (runtime: Runtime, name: string, call: Call): Call => (...args) => {
  const mock = runtime.mocks.get(name);
  if (mock) return mock(...args);
  if (runtime.isSinglePage && isBannedCall(name)) {
    const refusal = singlePageRefusal(`wx.${name}`);
    runtime.report(refusal, `wx.${name}`);
    throw refusal;
  }
  return call(...args);
};

/** WeChat's `wx`: every name of the table is an enumerable property of its own, for frameworks copy it key by key. */
export const createWx = (runtime: Runtime): Record<string, unknown> => {
  watchTaps(runtime);
  watchPrivacyButtons(runtime);
  const implemented: Record<string, unknown> = exactly(implement(runtime));
  const entries = Array.from(STATUS_OF.keys(), (name): [string, unknown] => {
    const value = implemented[name] ?? listenerCall(runtime, name) ?? refusalOf(runtime, name);
    return [name, typeof value === 'function' ? guarded(runtime, name, value as Call) : value];
  });
  return Object.fromEntries(entries);
};
