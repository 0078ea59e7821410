import type { Manifest } from '../../src/compile/bundle';
import { DEFAULT_DEVICE, type Device, type HostCalls } from '../../src/phone';
import { createWx } from '../../src/runtime/api/create-wx';
import { createSignals } from '../../src/runtime/signals';
import type { CallHost, PageInstance, Runtime, Shell } from '../../src/runtime/runtime';

type Answer = { status: number; header: Record<string, string>; cookies: string[]; body: string };
export type Wx = Record<string, (...args: unknown[]) => unknown>;
export interface HostCall {
  method: string;
  params: Record<string, unknown>;
}

const MANIFEST: Manifest = {
  appId: 'wx0123456789abcdef', projectName: 'sample', sdkVersion: '3.8.2', requestDomains: null,
  app: {
    pages: ['pages/home/index', 'pages/card/index'],
    window: { navigationBarTitleText: '样例' },
    tabBar: { list: [{ pagePath: 'pages/home/index', text: '首页' }, { pagePath: 'pages/mine/index', text: '我的' }] },
  },
  theme: null, pages: ['pages/home/index', 'pages/card/index'], entryPage: 'pages/home/index', packages: [], components: {}, scripts: [],
};

interface Wishes {
  scene?: number;
  app?: Partial<Manifest['app']>;
  requestDomains?: string[] | null;
  device?: Partial<Device>;
  storage?: Record<string, string>;
  /** The page on top. */
  path?: string;
  shell?: Partial<Shell>;
  host?: Partial<Record<keyof HostCalls, (params: Record<string, unknown>) => unknown>>;
}

export const json = (value: unknown, status = 200): Answer => ({
  status, header: { 'Content-Type': 'application/json' }, cookies: [], body: Buffer.from(JSON.stringify(value)).toString('base64'),
});

const pageAt = (path: string): PageInstance =>
  ({ id: 1, path, query: {}, caller: {}, bar: {}, isShown: true, shareMenu: { appMessage: true, timeline: true, withShareTicket: false } }) as unknown as PageInstance;

/** A phone whose shell and host answer as the test wishes; everything else is the real thing. */
export const createPhoneDouble = (wishes: Wishes = {}) => {
  const calls: HostCall[] = [];
  const reported: string[] = [];
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const page = pageAt(wishes.path ?? 'pages/card/index');
  const callHost = (async (method: keyof HostCalls, params: Record<string, unknown>) => {
    calls.push({ method, params });
    return wishes.host?.[method]?.(params);
  }) as unknown as CallHost;
  const signals = createSignals((error) => reported.push(String(error)));
  const runtime = {
    manifest: { ...MANIFEST, requestDomains: wishes.requestDomains ?? null, app: { ...MANIFEST.app, ...wishes.app } },
    boot: { generation: 1, storage: wishes.storage ?? {}, authorization: { privacyAgreed: false, scopes: {} } },
    device: { ...DEFAULT_DEVICE, ...wishes.device },
    launch: { path: '', query: {}, scene: wishes.scene ?? 1001 },
    isSinglePage: wishes.scene === 1154,
    callHost, signals,
    mocks: new Map(),
    meter: { request: () => undefined, exception: () => undefined },
    router: { top: () => page, stack: () => [page], isTab: (path: string) => path === 'pages/home/index' },
    shell: {
      viewport: () => ({ top: 88, height: 724 }), refresh: () => undefined, toast: () => undefined, loading: () => undefined,
      tabBar: { setBadge: () => undefined, setVisible: () => undefined, setItem: () => undefined, setStyle: () => undefined },
      authorize: async () => true,
      ...wishes.shell,
    },
    report: (error: unknown) => reported.push(error instanceof Error ? error.message : String(error)),
    log: () => undefined,
    keepFile: (bytes: Uint8Array<ArrayBuffer>, extension: string) => {
      const path = `wxfile://tmp_${kept.size + 1}.${extension}`;
      kept.set(path, bytes);
      return path;
    },
    readFile: async (path: string) => {
      const bytes = kept.get(path);
      if (!bytes) throw new Error(`no such file or directory, open '${path}'`);
      return bytes;
    },
    fileUrl: (src: string) => src,
  } as unknown as Runtime;
  const wx = createWx(runtime) as Wx;
  return { wx, runtime, calls, reported, page, kept };
};

/** What a call with callbacks told, in order. */
export const outcome = (call: Wx[string] | undefined, options: Record<string, unknown> = {}): Promise<{ heard: string[]; result: Record<string, unknown> }> =>
  new Promise((resolve) => {
    const heard: string[] = [];
    call!({
      ...options,
      success: () => heard.push('success'),
      fail: () => heard.push('fail'),
      complete: (result: Record<string, unknown>) => resolve({ heard: [...heard, 'complete'], result }),
    });
  });

export const errMsgOf = async (call: Wx[string] | undefined, options?: Record<string, unknown>): Promise<unknown> => (await outcome(call, options)).result.errMsg;
