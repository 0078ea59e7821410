import type { Browser } from 'playwright-core';
import { serveAutomator, type AutomatorServer } from '../automator/serve';
import { openBrowserPage, type BrowserPage } from './browser-page';
import type { Manifest } from '../compile/bundle';
import type { Endpoints } from './endpoints';
import { createCalls, type SavedImage } from './host-calls';
import { HostError } from '../host-error';
import { isRecord } from '../is-record';
import { createMemory } from './memory';
import { createNetwork } from './network';
import { DEFAULT_DEVICE, FROM_SINGLE_PAGE_SCENE, SINGLE_PAGE_SCENE, type Boot, type Device, type Launch, type SharedCard } from '../phone';
import type { AutomatedSession } from '../automator/automated-session';

export interface SessionOptions {
  /** Whose phone it is: what the login endpoint is told. */
  person?: string;
  device?: Partial<Device>;
  launch?: Partial<Launch>;
  /** Port of the automator's WebSocket on 127.0.0.1; a free one by default. */
  port?: number;
  /** After so long without an answer the mini-program counts as hung, and its script is ended; 30 s by default. */
  callTimeoutMs?: number;
  /** What the phone's clock says each time the mini-program is entered; it goes on from there. */
  clockAt?: Date;
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
}

type Listener = Parameters<AutomatedSession['onEvent']>[0];
type Extension = (params: Record<string, unknown>) => unknown;

const CALL_TIMEOUT_MS = 30_000;
const START: Launch = { path: '', query: {}, scene: 1001 };

interface SessionState {
  generation: number;
  launch: Launch;
  shared: SharedCard | null;
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
    'Host.launch': (params) => parts.launch(params),
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
      checkDevice(params);
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

/** Clients send what they like. */
const wholeLaunch = (launch: Partial<Launch>): Launch => {
  const { path, query, scene }: Record<string, unknown> = { ...START, ...launch, path: launch.path ?? '' };
  if (typeof path !== 'string' || !isRecord(query) || !Number.isInteger(scene)) {
    throw new HostError('bad_option', 'a launch has a path that is a string, a query that is an object and a scene that is a whole number');
  }
  return { ...START, ...launch, path: path.replace(/^\//, '') };
};

const checkDevice = ({ theme, width, height }: Record<string, unknown>): void => {
  if (![undefined, 'light', 'dark'].includes(theme as string | undefined)) throw new HostError('bad_option', 'theme is light or dark');
  for (const side of [width, height]) {
    if (side !== undefined && !(Number.isInteger(side) && Number(side) > 0)) throw new HostError('bad_option', 'width and height are whole numbers of CSS pixels');
  }
};

/** One launch or leaving after the other: each waits for the one before. */
const createLaunches = (state: SessionState, page: () => BrowserPage, onLeave: () => void) => {
  let starting: Promise<void> = Promise.resolve();
  return {
    settled: () => starting.catch(() => undefined),
    launch: (wanted: Partial<Launch>): Promise<void> => {
      starting = starting.catch(() => undefined).then(async () => {
        onLeave();
        state.generation += 1;
        state.launch = wholeLaunch(wanted);
        await page().start();
      });
      return starting;
    },
    leave: (): Promise<void> => {
      starting = starting.catch(() => undefined).then(() => {
        onLeave();
        return page().leave();
      });
      return starting;
    },
  };
};

/** What a phone is made of, before the browser has it on its screen. */
const createSessionParts = ({ endpoints, options }: SessionParts, page: () => BrowserPage) => {
  const { person = 'somebody' } = options;
  const device: Device = { ...DEFAULT_DEVICE, ...options.device };
  const state: SessionState = { generation: 0, launch: wholeLaunch(options.launch ?? {}), shared: null };
  const memory = createMemory();
  const album: SavedImage[] = [];
  const events = createEvents();
  const network = createNetwork(endpoints.origins);
  const launches = createLaunches(state, page, network.abortAll);
  /** Of the mini-program that runs: one that is being left still writes after the next launch was asked for. */
  let running = memory.of(false);
  const boot = (): Boot => {
    running = memory.of(state.launch.scene === SINGLE_PAGE_SCENE);
    const { storage, authorization } = running;
    return { generation: state.generation, device, launch: state.launch, storage: Object.fromEntries(storage), authorization };
  };
  const report = (error: Error) => events.send('App.exceptionThrown', { name: error.name, message: error.message, stack: error.message });
  const onCall = createCalls({
    person, endpoints, network, album, boot, memory: () => running,
    onEvent: events.send,
    onShared: (card) => {
      state.shared = card;
      events.send('Host.shared', card);
    },
    relaunch: (wanted) => void launches.launch(wanted).catch(report),
    exit: () => void launches.leave().catch(report),
  });
  const extension = createExtensions(state, memory, { album, page, device, launch: launches.launch });
  return { person, device, events, network, launches, onCall, extension };
};

/** Settles once, with what ended the session. */
const createEnding = () => {
  let settle: (cause: Error | undefined) => void = () => undefined;
  const closed = new Promise<Error | undefined>((resolve) => (settle = resolve));
  return { closed, settle };
};

/** Opens a phone and starts the mini-program on it. Rejects, with nothing left behind, when its port is taken. */
export const openSession = async (parts: SessionParts): Promise<Session> => {
  const { browser, url, manifest, endpoints, options } = parts;
  const { person, device, events, network, launches, onCall, extension } = createSessionParts(parts, () => page);
  const { origins = {} } = endpoints;
  const { callTimeoutMs = CALL_TIMEOUT_MS, clockAt } = options;
  const page = openBrowserPage(browser, { url, device, origins, onCall, callTimeoutMs, clockAt, followsTheme: manifest.app.darkmode === true });
  const launched = launches.launch(options.launch ?? {});
  launched.catch(() => undefined);
  const { closed, settle } = createEnding();
  let server: AutomatorServer | undefined;
  const end = async (cause: Error | undefined): Promise<void> => {
    settle(cause);
    // Whoever waits for an answer hears this cause first.
    await closed;
    network.abortAll();
    await server?.close();
    await page.close().catch(() => undefined);
  };
  let ending: Promise<void> | undefined;
  page.onDied((error) => void (ending ??= end(error)));
  const session: AutomatedSession = {
    sdkVersion: manifest.sdkVersion,
    call: async (method, params) => {
      await launches.settled();
      return page.call(method, params);
    },
    screenshot: () => page.screenshot(),
    native: async (method, data) => void (await page.call('Host.native', { method, data })),
    exit: launches.leave,
    close: () => (ending ??= end(undefined)),
    closed,
    onEvent: events.onEvent,
    extension: async (method, params) => {
      if (method !== 'Host.launch') await launches.settled();
      return extension(method, params);
    },
  };
  try {
    server = await serveAutomator({ port: options.port ?? 0, host: '127.0.0.1', session });
    await launched;
    return { ...session, person, port: server.port, wsEndpoint: server.wsEndpoint, launch: launches.launch };
  } catch (error) {
    // A client may close what is being opened, and the browser may end: that is the reason then.
    const reason = ending && ((await closed) ?? new HostError('closed', 'the session was closed while it was opened'));
    await session.close();
    throw reason ?? error;
  }
};
