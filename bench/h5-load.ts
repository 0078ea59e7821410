import type { Browser, CDPSession, Page } from 'playwright-core';
import type { LoadMetrics } from './lighthouse-score';
import { speedIndexOf, type Frame } from './speed-index';

/** Lighthouse's phone: a Moto G Power. */
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

const BYTES_A_KILOBIT = 1_024 / 8;
/** `mobileSlow4G` of Lighthouse's `core/config/constants.js`, as applied to a browser: 1.6 Mbps and 150 ms of round trip, with its factors. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 1_474.56 * BYTES_A_KILOBIT, uploadThroughput: 675 * BYTES_A_KILOBIT };
const CPU_SLOWDOWN = 4;

/** A load is over when nothing has been asked for and nothing has blocked for so long. */
const QUIET_MS = 3_000;
const PATIENCE_MS = 60_000;
const BLOCKING_AFTER_MS = 50;

/** What the browser itself tells, in the page. */
interface Seen {
  fcp: number;
  lcp: number;
  shifts: { at: number; value: number; of: string[] }[];
  tasks: { at: number; ms: number }[];
}

/** The compiler that runs this file names functions by a helper that a page does not have. */
const NAMING = 'globalThis.__name ??= (named) => named';

/** Runs in the page before anything else. */
const watchLoad = (): void => {
  const seen: Seen = { fcp: 0, lcp: 0, shifts: [], tasks: [] };
  (window as unknown as { seen: Seen }).seen = seen;
  const nameOf = ({ node }: { node?: Node | null }): string => (node instanceof Element ? node : node?.parentElement)?.className.toString() ?? '';
  const hear = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  hear('paint', ({ name, startTime }) => void (name === 'first-contentful-paint' && (seen.fcp = startTime)));
  hear('largest-contentful-paint', ({ startTime }) => void (seen.lcp = startTime));
  hear('longtask', ({ startTime, duration }) => void seen.tasks.push({ at: startTime, ms: duration }));
  hear('layout-shift', (entry) => {
    const { startTime, value, hadRecentInput, sources } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node?: Node | null }[] };
    if (!hadRecentInput) seen.shifts.push({ at: startTime, value, of: sources.map(nameOf) });
  });
};

const SESSION_GAP_MS = 1_000;
const SESSION_MS = 5_000;

/** The worst session window of layout shifts: at most five seconds long, without a second's pause. */
const clsOf = (shifts: Seen['shifts']): number => {
  let [worst, sum, startedAt, lastAt] = [0, 0, -Infinity, -Infinity];
  for (const { at, value } of shifts) {
    const isNew = at - lastAt > SESSION_GAP_MS || at - startedAt > SESSION_MS;
    [sum, startedAt, lastAt] = isNew ? [value, at, at] : [sum + value, startedAt, at];
    worst = Math.max(worst, sum);
  }
  return worst;
};

/** What tasks after the first paint took beyond 50 ms each. All until the load is over count, which is no less than Lighthouse counts. */
const tbtOf = ({ fcp, tasks }: Seen): number =>
  tasks.reduce((sum, { at, ms }) => sum + Math.max(0, at + ms - Math.max(at, fcp) - BLOCKING_AFTER_MS), 0);

const throttle = async (cdp: CDPSession): Promise<void> => {
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
};

/** Pictures of the screen, each with its instant; call what it answers to stop. */
const film = async (cdp: CDPSession): Promise<() => Promise<{ data: string; at: number }[]>> => {
  const frames: { data: string; at: number }[] = [];
  cdp.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ data, at: (metadata.timestamp ?? 0) * 1_000 });
    cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await cdp.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 206, maxHeight: 412, everyNthFrame: 1 });
  return async () => {
    await cdp.send('Page.stopScreencast');
    return frames;
  };
};

interface Traffic {
  bytes: number;
  requests: number;
}

const countTraffic = (cdp: CDPSession): Traffic => {
  const traffic = { bytes: 0, requests: 0 };
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
    traffic.requests += 1;
  });
  return traffic;
};

const settle = async (page: Page, traffic: Traffic): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (let last = ''; performance.now() < deadlineMs; ) {
    const seen = `${traffic.requests} ${await page.evaluate(() => JSON.stringify((window as unknown as { seen: object }).seen))}`;
    if (seen === last) return;
    last = seen;
    await page.waitForTimeout(QUIET_MS);
  }
  throw new Error(`the page did not come to rest within ${PATIENCE_MS / 1_000} s`);
};

export interface Load extends Traffic {
  metrics: LoadMetrics;
  /** What moved, for whoever mends it. */
  shifted: string[];
}

/** One first load: a phone that has kept nothing, a slow network and a slow processor. `then` looks at the page that was loaded. */
export const loadOnce = async (browser: Browser, url: string, then?: (page: Page) => Promise<void>): Promise<Load> => {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.addInitScript(NAMING);
    await page.addInitScript(watchLoad);
    const cdp = await context.newCDPSession(page);
    await throttle(cdp);
    const traffic = countTraffic(cdp);
    const stopFilm = await film(cdp);
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
    await settle(page, traffic);
    const filmed = await stopFilm();
    const { seen, origin } = await page.evaluate(() => ({ seen: (window as unknown as { seen: Seen }).seen, origin: performance.timeOrigin }));
    const frames: Frame[] = filmed.map(({ data, at }) => ({ data, atMs: at - origin }));
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await then?.(page);
    const metrics = { fcp: seen.fcp, lcp: seen.lcp, tbt: tbtOf(seen), cls: clsOf(seen.shifts), si: await speedIndexOf(browser, frames) };
    return { ...traffic, metrics, shifted: seen.shifts.filter(({ value }) => value > 0.001).map(({ at, value, of }) => `${Math.round(at)} ms ${value.toFixed(3)} ${of.join(' | ')}`) };
  } finally {
    await context.close();
  }
};
