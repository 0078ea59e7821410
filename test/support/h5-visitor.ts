import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from 'playwright-core';

const PHONE = { width: 375, height: 812 };

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the browser tests run in Jest's project h5`);
  return value;
};

/** Where the service under test answers. */
export const siteUrl = (): string => required('H5_URL');

export const connectBrowser = (): Promise<Browser> => chromium.connect(required('BROWSER_ENDPOINT'));

/** One person with one phone: nothing of it is shared with another visitor. */
export interface Visitor {
  page: Page;
  /** Whatever went wrong in this browser so far: exceptions, console errors, refused and failed requests. */
  faults: string[];
  leave: () => Promise<void>;
}

const watch = (context: BrowserContext, page: Page): string[] => {
  const faults: string[] = [];
  const at = () => new URL(page.url()).pathname;
  page.on('pageerror', (error) => faults.push(`${at()}: exception ${error.message}`));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') faults.push(`${at()}: console ${message.text()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left gives up what it was still asking for.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') faults.push(`${at()}: ${request.method()} ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${at()}: ${response.request().method()} ${response.url()} ${response.status()}`);
  });
  return faults;
};

interface Phone {
  /** Whose WeChat this is, as the sandbox tells people apart; without one it is a guest's. */
  person?: string;
  colorScheme?: 'light' | 'dark';
  isElder?: boolean;
}

/** Somebody takes their phone out. */
export const welcome = async (browser: Browser, { person, colorScheme = 'light', isElder = false }: Phone = {}): Promise<Visitor> => {
  const context = await browser.newContext({
    baseURL: siteUrl(),
    viewport: PHONE,
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: true,
    hasTouch: true,
  });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(
    (chosen) => {
      const kept = JSON.parse(localStorage.getItem('micro-branch-sandbox') ?? '{}') as object;
      if (chosen.person) localStorage.setItem('micro-branch-sandbox', JSON.stringify({ ...kept, person: chosen.person }));
      if (!chosen.isElder) return;
      // As Taro keeps what the page of settings writes on this person's phone.
      const look = { data: { theme: 'auto', isElder: true, wasElderOffered: true } };
      localStorage.setItem(`mb:${chosen.person ?? 'guest'}:look`, JSON.stringify(look));
    },
    { person, isElder },
  );
  const page = await context.newPage();
  return { page, faults: watch(context, page), leave: () => context.close() };
};
