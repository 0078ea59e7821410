import type { Manifest } from '../compile/bundle';
import type { Boot, Launch } from '../phone';
import { launchOptions } from './app';
import { createAutomator } from './automator/create-automator';
import { answerHost } from './host-requests';
import { createPhone } from './create-phone';
import type { Code } from './code-space';
import type { CallHost } from './runtime';

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

/** Where a launch leads; a page that does not exist is told to the app, which may lead elsewhere. */
const startAt = (manifest: Manifest, { path, query }: Launch): { path: string; query: Record<string, string>; isFound: boolean } => {
  const wanted = path === '' ? manifest.entryPage : path.replace(/^\//, '');
  return { path: wanted, query, isFound: manifest.pages.includes(wanted) };
};

const start = async (): Promise<{ handle: Window['weappHost']['handle'] }> => {
  const callHost = window.__weappCall as CallHost & Window['__weappCall'];
  const boot = (await window.__weappCall('boot', {})) as Boot;
  const { manifest, code } = window.__weapp;
  const phone = createPhone({ manifest, boot, code, callHost });
  const { runtime, app, modules, router } = phone;
  window.__weapp.define = modules.define;
  await Promise.all(manifest.scripts.map(loadScript));

  const automator = createAutomator(runtime);
  const handle = (method: string, params: Record<string, unknown>) =>
    method.startsWith('Host.') ? answerHost(phone, method, params) : automator.handle(method, params);
  window.weappHost.handle = handle;

  try {
    if (modules.has('app.js')) modules.load('app.js');
  } catch (error) {
    runtime.report(error, 'app.js');
  }
  const first = startAt(manifest, boot.launch);
  const entered = launchOptions({ ...boot.launch, path: first.path });
  app.call('onLaunch', entered);
  app.call('onShow', entered);
  runtime.signals.send('AppShow', entered);
  try {
    if (first.isFound) router.start(first);
    else {
      app.call('onPageNotFound', { path: first.path, query: first.query, isEntryPage: true });
      runtime.signals.send('PageNotFound', { path: first.path, query: first.query, isEntryPage: true });
      await Promise.resolve();
      if (router.top() === undefined) throw new Error(`page "${first.path}" is not found`);
    }
  } catch (error) {
    runtime.report(error, first.path);
  }
  return { handle };
};

window.weappHost = {
  handle: () => Promise.reject(new Error('the mini-program has not started yet')),
  ready: Promise.resolve(),
};
window.weappHost.ready = start().then(() => undefined);
