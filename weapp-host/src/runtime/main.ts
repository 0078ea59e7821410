import type { Manifest } from '../compile/bundle';
import type { Boot, Launch } from '../phone';
import { createAutomator } from './automator/create-automator';
import { answerHost } from './host-requests';
import { createPhone, type Phone } from './create-phone';
import type { Code } from './code-space';
import { ApiFailure, type CallHost } from './runtime';

declare global {
  interface Window {
    /** What the served bundle brings; every script calls `define`. */
    __weapp: { manifest: Manifest; code: Code; define: (path: string, body: (...names: unknown[]) => void) => void };
    /** Calls Node; there before any script runs. */
    __weappCall: (method: string, params: unknown) => Promise<unknown>;
    weappHost: { handle: (method: string, params: Record<string, unknown>) => Promise<unknown>; ready: Promise<void> };
  }
}

const loadScript = (path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    // In order, as they were listed: their bodies run later, when they are required.
    script.async = false;
    script.src = `/code/${path}`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${path} could not be loaded`));
    document.head.append(script);
  });

/** A launch to a page that does not exist is the app's to answer; when it does not, nothing is shown, and that is reported. */
const missPage = async ({ runtime, app, router, startApp }: Phone, { path, query }: Launch): Promise<void> => {
  const missed = { path, query, isEntryPage: true };
  startApp();
  app.call('onPageNotFound', missed);
  runtime.signals.send('PageNotFound', missed);
  // The app's own routing begins in this turn.
  await Promise.resolve();
  if (router.top() === undefined) runtime.report(new Error(`page "${path}" is not found`), 'launch');
};

const enter = async (phone: Phone, { manifest, launch }: { manifest: Manifest; launch: Launch }): Promise<void> => {
  const path = launch.path === '' ? manifest.entryPage : launch.path;
  if (!manifest.pages.includes(path)) return missPage(phone, { ...launch, path });
  try {
    phone.router.start({ path, query: launch.query });
  } catch (error) {
    // A page that cannot be opened has been reported; the phone shows nothing, and goes on.
    if (!(error instanceof ApiFailure)) throw error;
  }
};

const start = async (): Promise<void> => {
  const callHost = window.__weappCall as CallHost & Window['__weappCall'];
  const boot = (await window.__weappCall('boot', {})) as Boot;
  const { manifest, code } = window.__weapp;
  const phone = createPhone({ manifest, boot, code, callHost });
  window.__weapp.define = phone.modules.define;
  await Promise.all(manifest.scripts.map(loadScript));
  const automator = createAutomator(phone.runtime);
  window.weappHost.handle = (method, params) =>
    method.startsWith('Host.') ? answerHost(phone, method, params) : automator.handle(method, params);
  await enter(phone, { manifest, launch: boot.launch });
};

window.weappHost = {
  handle: () => Promise.reject(new Error('the mini-program has not started yet')),
  ready: Promise.resolve(),
};
window.weappHost.ready = start();
