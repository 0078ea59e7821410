import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { reachable } from './endpoints';
import { HostError } from '../host-error';
import { messageOf } from '../message-of';
import type { Device } from '../phone';
import { withinTime } from './time-limit';

const START_MS = 30_000;

export interface BrowserPageOptions {
  url: string;
  device: Device;
  /** Only a mini-program with `darkmode` sees the phone's dark theme. */
  followsTheme: boolean;
  origins: Record<string, string>;
  /** How long one call may take before the mini-program counts as hung. */
  callTimeoutMs: number;
  clockAt: Date | undefined;
  /** Calls that the browser makes of Node. */
  onCall: (method: string, params: unknown) => Promise<unknown>;
}

export interface BrowserPage {
  /** Loads the runtime afresh; resolves when the first page was shown, or its failure reported. */
  start: () => Promise<void>;
  /** Calls the runtime. Ends what runs too long, so that nobody waits for ever. */
  call: (method: string, params: Record<string, unknown>) => Promise<unknown>;
  setTheme: (theme: Device['theme']) => Promise<void>;
  screenshot: () => Promise<Buffer>;
  /** Leaves the mini-program; `start` enters it anew. */
  leave: () => Promise<void>;
  /** Hears once when the page is gone without `close`. */
  onDied: (listener: (error: HostError) => void) => void;
  close: () => Promise<void>;
}

const openContext = (browser: Browser, { device, followsTheme }: BrowserPageOptions): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: device.width, height: device.height },
    deviceScaleFactor: device.pixelRatio,
    isMobile: true,
    hasTouch: true,
    colorScheme: followsTheme ? device.theme : 'light',
    locale: device.language.replace('_', '-'),
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });

/** Pictures are loaded by the browser itself, not through Node: their origins are mapped here. */
const mapOrigins = async (context: BrowserContext, origins: Record<string, string>): Promise<void> => {
  for (const origin of Object.keys(origins)) {
    await context.route(`${origin}/**`, async (route) => {
      try {
        await route.fulfill({ response: await route.fetch({ url: reachable(route.request().url(), origins) }) });
      } catch {
        await route.abort().catch(() => undefined);
      }
    });
  }
};

/** What the mini-program itself threw, whatever its words. */
const IS_OF_PAGE = /^page\.evaluate: \w*(?:Error|Failure): /;

/** What Playwright says when a page went away, in words that help. */
const explain = (error: unknown, method: string): Error => {
  const message = messageOf(error);
  if (error instanceof HostError) return error;
  if (IS_OF_PAGE.test(message)) return new Error(message.replace(IS_OF_PAGE, '').split('\n    at ')[0]);
  if (/Execution context was destroyed|navigation/i.test(message)) return new HostError('closed', `${method} was not answered: the mini-program was started anew meanwhile`);
  if (/Target (page|closed)|has been closed|crashed/i.test(message)) return new HostError('browser_died', `${method} was not answered: the browser is gone`);
  return new Error(message.replace(/^page\.evaluate: /, '').split('\n    at ')[0]);
};

/** Waits for an answer; what takes too long is ended in the browser, because a script that never yields answers nobody. */
const untilAnswered = async (page: Page, cdp: CDPSession, { method, limitMs }: { method: string; limitMs: number }, work: Promise<unknown>): Promise<unknown> => {
  const tooLong = () => new HostError('not_responding', `${method} was not answered within ${limitMs / 1_000} s: the mini-program is busy, or waits for what never comes. A script that still ran was ended.`);
  try {
    return await withinTime(work, limitMs, tooLong);
  } catch (error) {
    if (error instanceof HostError && error.code === 'not_responding' && !page.isClosed()) await cdp.send('Runtime.terminateExecution').catch(() => undefined);
    throw explain(error, method);
  }
};

const openPage = async (browser: Browser, options: BrowserPageOptions): Promise<{ context: BrowserContext; page: Page; cdp: CDPSession }> => {
  const context = await openContext(browser, options);
  await mapOrigins(context, options.origins);
  if (options.clockAt) await context.clock.install({ time: options.clockAt });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.exposeFunction('__weappCall', options.onCall);
  return { context, page, cdp };
};

/**
 * A phone's screen: one browser context with nothing shared, in which the runtime starts as often as it is asked to. It is
 * there at once; whoever asks for something waits until the browser has opened it.
 */
export const openBrowserPage = (browser: Browser, options: BrowserPageOptions): BrowserPage => {
  const { url, callTimeoutMs, clockAt, followsTheme } = options;
  const opened = openPage(browser, options).catch((error: unknown) => {
    throw explain(error, 'openSession');
  });
  opened.catch(() => undefined);
  return {
    leave: async () => void (await (await opened).page.goto('about:blank')),
    onDied: (listener) => {
      const died = (what: string) => () => listener(new HostError('browser_died', `${what}; open the session again`));
      browser.on('disconnected', died('the browser ended'));
      void opened.then(({ page }) => page.on('crash', died('the page of the mini-program crashed')), () => undefined);
    },
    start: async () => {
      const { context, page, cdp } = await opened;
      if (clockAt) await context.clock.setSystemTime(clockAt);
      // The phone may have got another size meanwhile.
      await page.setViewportSize({ width: options.device.width, height: options.device.height });
      const started = page.goto(url, { waitUntil: 'load', timeout: START_MS }).then(() => page.evaluate(() => window.weappHost.ready));
      await untilAnswered(page, cdp, { method: 'start', limitMs: START_MS }, started);
    },
    call: async (method, params) => {
      const { page, cdp } = await opened;
      const answered = page.evaluate(([name, values]) => {
        if (!('weappHost' in window)) throw new Error('the mini-program was left; Host.launch enters it anew');
        return window.weappHost.handle(name, values);
      }, [method, params] as const);
      return untilAnswered(page, cdp, { method, limitMs: callTimeoutMs }, answered);
    },
    setTheme: async (theme) => (await opened).page.emulateMedia({ colorScheme: followsTheme ? theme : 'light' }),
    screenshot: async () => (await opened).page.screenshot({ animations: 'disabled', timeout: callTimeoutMs }),
    close: async () => {
      const parts = await opened.catch(() => undefined);
      await parts?.context.close();
    },
  };
};
