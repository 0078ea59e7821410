import type { Browser } from 'playwright-core';
import { serveAutomator } from './automator/serve';
import { openBrowserPage, type BrowserPage } from './browser-page';
import type { Manifest } from './compile/bundle';
import type { Endpoints } from './endpoints';
import { createCalls, type SavedImage } from './host-calls';
import { HostError } from './host-error';
import { createMemory } from './memory';
import { createNetwork } from './network';
import { DEFAULT_DEVICE, FROM_SINGLE_PAGE_SCENE, SINGLE_PAGE_SCENE, type Boot, type Device, type Launch, type SharedCard } from './phone';
import type { AutomatedSession } from './automator/automated-session';

export interface SessionOptions {
  /** Whose phone it is: what the login endpoint is told. */
  person?: string;
  device?: Partial<Device>;
  launch?: Partial<Launch>;
  /** Port of the automator's WebSocket on 127.0.0.1; a free one by default. */
  port?: number;
}

/** One phone with one mini-program: nothing of it is shared with another session. */
export interface Session extends AutomatedSession {
  person: string;
  port: number;
  wsEndpoint: string;
  /** Starts the mini-program anew, as WeChat would for this launch; storage stays. */
  launch: (launch: Partial<Launch>) => Promise<void>;
}

export interface SessionParts {
  browser: Browser;
  url: string;
  manifest: Manifest;
  endpoints: Endpoints;
  options: SessionOptions;
  onClosed: () => void;
}

type Listener = Parameters<AutomatedSession['onEvent']>[0];
type Extension = (params: Record<string, unknown>) => unknown;

const START: Launch = { path: '', query: {}, scene: 1001 };

interface SessionState {
  generation: number;
  launch: Launch;
  shared: SharedCard | null;
  isClosed: boolean;
}

const createEvents = () => {
  const listeners = new Set<Listener>();
  return {
    send: (method: string, params: unknown) => listeners.forEach((listener) => listener(method, params)),
    onEvent: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** What a session answers of the host's own methods without asking the mini-program. */
const createExtensions = (state: SessionState, memory: ReturnType<typeof createMemory>, parts: { album: SavedImage[]; page: () => BrowserPage; device: Device; launch: Session['launch'] }) => {
  const isSinglePage = () => state.launch.scene === SINGLE_PAGE_SCENE;
  const extensions: Record<string, Extension> = {
    'Host.launch': (params) => parts.launch(params as Partial<Launch>),
    'Host.goToMiniProgram': async () => {
      if (!isSinglePage()) throw new HostError('bad_option', '前往小程序 is offered in single-page mode (scene 1154) alone');
      const { path, query } = (await parts.page().call('App.getCurrentPage', {})) as Launch;
      await parts.launch({ path, query, scene: FROM_SINGLE_PAGE_SCENE });
    },
    'Host.getLaunch': () => state.launch,
    'Host.getShared': () => state.shared,
    'Host.getStorage': () => Object.fromEntries(memory.of(isSinglePage()).storage),
    'Host.getAlbum': () => parts.album.map(({ name, data }) => ({ name, data: data.toString('base64') })),
    'Host.setDevice': async (params) => {
      Object.assign(parts.device, params);
      await parts.page().setTheme(parts.device.theme);
      return parts.page().call('Host.setDevice', params);
    },
  };
  return async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    const own = Object.hasOwn(extensions, method) ? extensions[method] : undefined;
    return (await (own ? own(params) : parts.page().call(method, params))) ?? {};
  };
};

const wholeLaunch = (launch: Partial<Launch>): Launch => ({ ...START, ...launch, path: (launch.path ?? '').replace(/^\//, '') });

export const openSession = async ({ browser, url, manifest, endpoints, options, onClosed }: SessionParts): Promise<Session> => {
  const { person = 'somebody' } = options;
  const device: Device = { ...DEFAULT_DEVICE, ...options.device };
  const state: SessionState = { generation: 0, launch: wholeLaunch(options.launch ?? {}), shared: null, isClosed: false };
  const memory = createMemory();
  const album: SavedImage[] = [];
  const events = createEvents();
  const network = createNetwork(`https://servicewechat.com/${manifest.appId}/devtools/page-frame.html`, endpoints.origins);
  const current = () => memory.of(state.launch.scene === SINGLE_PAGE_SCENE);
  const boot = (): Boot => ({
    generation: state.generation, device, launch: state.launch,
    storage: Object.fromEntries(current().storage),
    authorization: current().authorization,
  });

  let starting: Promise<void> = Promise.resolve();
  const launch = (wanted: Partial<Launch>): Promise<void> => {
    const before = starting;
    starting = before.catch(() => undefined).then(async () => {
      network.abortAll();
      state.generation += 1;
      state.launch = wholeLaunch(wanted);
      await page.start();
    });
    return starting;
  };
  let settleClosed: (error: Error | undefined) => void = () => undefined;
  const closed = new Promise<Error | undefined>((resolve) => (settleClosed = resolve));
  const close = async (cause?: Error): Promise<void> => {
    if (state.isClosed) return;
    state.isClosed = true;
    settleClosed(cause);
    network.abortAll();
    await server?.close();
    await page.close().catch(() => undefined);
    onClosed();
  };
  const leave = async (): Promise<void> => {
    network.abortAll();
    await page.leave();
  };
  const report = (error: Error) => events.send('App.exceptionThrown', { name: error.name, message: error.message, stack: error.message });
  const onCall = createCalls({
    person, endpoints, network, album, boot, memory: current,
    onEvent: events.send,
    onShared: (card) => {
      state.shared = card;
      events.send('Host.shared', card);
    },
    relaunch: (wanted) => void launch(wanted).catch(report),
    exit: () => void leave().catch(report),
  });

  const page = await openBrowserPage(browser, { url, device, followsTheme: manifest.app.darkmode === true, origins: endpoints.origins ?? {}, onCall });
  page.onDied((error) => void close(error));
  let server: Awaited<ReturnType<typeof serveAutomator>> | undefined;
  try {
    const extension = createExtensions(state, memory, { album, page: () => page, device, launch });
    const automated: AutomatedSession = {
      sdkVersion: manifest.sdkVersion,
      call: async (method, params) => {
        await starting.catch(() => undefined);
        return page.call(method, params);
      },
      screenshot: page.screenshot,
      native: async (method, data) => void (await page.call('Host.native', { method, data })),
      exit: leave,
      close: () => close(),
      closed,
      onEvent: events.onEvent,
      extension,
    };
    await launch(options.launch ?? {});
    server = await serveAutomator({ port: options.port ?? 0, host: '127.0.0.1', session: automated });
    return { ...automated, person, port: server.port, wsEndpoint: server.wsEndpoint, launch };
  } catch (error) {
    await close();
    throw error;
  }
};
