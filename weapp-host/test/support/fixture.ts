import path from 'node:path';
import automator from 'miniprogram-automator';
import type AutomatorElement from 'miniprogram-automator/out/Element';
import type { CustomElement } from 'miniprogram-automator/out/Element';
import { openHost } from '../../src/host';
import { until } from './until';

export const FIXTURE_FOLDER = path.resolve(__dirname, '../../fixture');

type Host = Awaited<ReturnType<typeof openHost>>;
type HostOptions = Parameters<typeof openHost>[0];
export type SessionOptions = NonNullable<Parameters<Host['openSession']>[0]>;
export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;

/** Named as the mini-program names it; only inside functions given to `evaluate`. */
declare const getApp: () => { globalData: { diary: string[] } & Record<string, unknown> };

/** One phone with the mini-program open on it. */
export interface Phone {
  miniProgram: MiniProgram;
  session: Awaited<ReturnType<Host['openSession']>>;
  /** Relaunches the mini-program at a page and gives that page; the client's own route methods wait three seconds each. */
  open: (url: string) => Promise<Page>;
  /** The page on top, once it is the one at this path. */
  arrive: (pagePath: string) => Promise<Page>;
  paths: () => Promise<string[]>;
  /** Calls `wx[name]`; a failure rejects with its errMsg. */
  wx: <T = Record<string, unknown>>(name: string, ...args: unknown[]) => Promise<T>;
  /** What pages and components wrote down, in order. */
  diary: () => Promise<string[]>;
  clearDiary: () => Promise<void>;
  close: () => Promise<void>;
}

const withoutSlash = (url: string): string => url.replace(/^\//, '').replace(/\?.*$/, '');

const takePhone = async (host: Host, options: SessionOptions): Promise<Phone> => {
  const session = await host.openSession(options);
  const miniProgram = await automator.connect({ wsEndpoint: session.wsEndpoint });
  const top = () => miniProgram.currentPage();
  const arrive = (pagePath: string, other?: Page) =>
    until(`${pagePath} is on top`, async () => {
      const page = await top();
      return page && page !== other && page.path === pagePath ? page : undefined;
    });
  return {
    miniProgram,
    session,
    arrive: (pagePath) => arrive(pagePath),
    open: async (url) => {
      const before = await top();
      await miniProgram.callWxMethod('reLaunch', { url });
      return arrive(withoutSlash(url), before);
    },
    paths: async () => (await miniProgram.pageStack()).map((page) => page.path),
    wx: <T>(name: string, ...args: unknown[]) => miniProgram.callWxMethod(name, ...args) as Promise<T>,
    diary: () => miniProgram.evaluate(() => getApp().globalData.diary.slice()) as Promise<string[]>,
    clearDiary: async () => {
      await miniProgram.evaluate(() => {
        getApp().globalData.diary.length = 0;
      });
    },
    close: async () => {
      miniProgram.disconnect();
      await session.close();
    },
  };
};

/**
 * Opens the host once for a test file and one phone in it. `phone()` is that phone; `another()` takes one more, which is put
 * away at the end.
 */
export const openFixture = (options: SessionOptions = {}, hostOptions: Partial<HostOptions> = {}) => {
  let host: Host | undefined;
  const phones: Phone[] = [];
  const another = async (more: SessionOptions = {}): Promise<Phone> => {
    if (!host) throw new Error('the host is not open yet: take phones inside tests');
    const phone = await takePhone(host, more);
    phones.push(phone);
    return phone;
  };
  beforeAll(async () => {
    host = await openHost({ project: FIXTURE_FOLDER, ...hostOptions });
    await another(options);
  }, 120_000);
  afterAll(async () => {
    for (const phone of phones) await phone.close();
    await host?.close();
  }, 60_000);
  return {
    another,
    phone: (): Phone => {
      const [first] = phones;
      if (!first) throw new Error('the phone is not on yet: use it inside tests');
      return first;
    },
  };
};

type Finder = Page | AutomatorElement;

export const find = async (where: Finder, selector: string): Promise<AutomatorElement> => {
  const element = await where.$(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  return element;
};

/** A custom component: it has data and methods as well. */
export const findComponent = async (where: Finder, selector: string): Promise<CustomElement> => (await find(where, selector)) as CustomElement;

export const findAll = async (where: Finder, selector: string): Promise<AutomatorElement[]> => (await where.$$(selector)) as AutomatorElement[];

export const textOf = async (where: Finder, selector: string): Promise<string> => (await find(where, selector)).text();

export const tap = async (where: Finder, selector: string): Promise<void> => (await find(where, selector)).tap();

/** Presses a button of the phone itself, as soon as there is something to press it for. */
export const press = (button: () => Promise<unknown>): Promise<true> =>
  until('there is something to press the button for', () =>
    button().then(
      () => true as const,
      () => undefined,
    ),
  );

/** What a call was refused with; fails when it was not refused. */
export const refusal = (call: Promise<unknown>): Promise<string> =>
  call.then(
    (result) => {
      throw new Error(`was not refused: ${JSON.stringify(result)}`);
    },
    (error: unknown) => (error as Error).message,
  );

/** A page's data, with the type the test knows it to have. */
export const dataOf = <T>(page: Page, dataPath?: string): Promise<T> => page.data(dataPath) as Promise<T>;
export const call = <T>(page: Page | CustomElement, method: string, ...args: unknown[]): Promise<T> => page.callMethod(method, ...args) as Promise<T>;
