import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { CardList } from '@micro-branch/contract/cards';
import { chromium, type Browser, type Page } from 'playwright-core';
import { routes } from '@/routes';
import { buildStale, ROOT } from '../tools/build';
import { ask } from '../test/support/site';
import { startSeededService } from '../test/support/seeded-service';
import { browserCommand } from '../weapp-host/src/index';
import { loadOnce, type Load } from './h5-load';
import { performanceOf, type LoadMetrics } from './lighthouse-score';
import { median, type Options } from './measuring';

/** Medians of a page's first loads. */
interface LoadFigures extends LoadMetrics {
  page: string;
  /** 0 to 100, of each load, then the middle one. */
  performance: number;
  /** 100 where axe finds nothing of any impact, as Lighthouse's audit is made of axe's rules; else 0. */
  accessibility: number;
  violations: string[];
  bytes: number;
  requests: number;
}

export interface H5Figures {
  pages: LoadFigures[];
  overLimit: string[];
}

const PERFORMANCE_MIN = 90;
const ACCESSIBILITY_MIN = 100;

/** What axe says of the page that is shown, but for the rule that Lighthouse gives no weight and decision 0019 replaces. Evaluated, because no script but the service's own may stand in the page. */
const violationsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ rules: { 'label-content-name-mismatch': { enabled: false } } }));
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

const METRICS = ['fcp', 'si', 'lcp', 'tbt', 'cls'] as const;

const measurePage = async (browser: Browser, { page, url }: { page: string; url: string }, { runs, report }: Options): Promise<LoadFigures> => {
  const loads: Load[] = [];
  let violations: string[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const look = async (shown: Page): Promise<void> => void (violations = await violationsOn(shown));
    const load = await loadOnce(browser, url, run === runs ? look : undefined);
    loads.push(load);
    report(`${page} ${run}: ${performanceOf(load.metrics)}${load.shifted.map((line) => `\n  moved at ${line}`).join('')}`);
  }
  const middle = (read: (load: Load) => number): number => median(loads.map(read));
  const metrics = Object.fromEntries(METRICS.map((name) => [name, middle((load) => load.metrics[name])])) as unknown as LoadMetrics;
  return {
    page,
    performance: middle((load) => performanceOf(load.metrics)),
    accessibility: violations.length === 0 ? 100 : 0,
    violations,
    ...metrics,
    bytes: middle(({ bytes }) => bytes),
    requests: middle(({ requests }) => requests),
  };
};

const overLimits = ({ page, performance, accessibility, violations }: LoadFigures): string[] => [
  ...(performance < PERFORMANCE_MIN ? [`${page} performance ${performance} < ${PERFORMANCE_MIN}`] : []),
  ...(accessibility < ACCESSIBILITY_MIN ? [`${page} ${violations.join('; ')}`] : []),
];

/** First loads of the built H5 mini-program as a guest, on Lighthouse's slow phone, over the real service. */
export const measureH5 = async (options: Options): Promise<H5Figures> => {
  await buildStale(['h5'], options);
  const service = await startSeededService();
  const browser = await chromium.launch({ headless: true, ...browserCommand({ cwd: ROOT, systemFonts: false }) });
  try {
    const { cards } = (await ask(`${service.url}/api/cards/featured`, {})) as CardList;
    const pages: LoadFigures[] = [];
    for (const [page, address] of Object.entries({ home: routes.home(), card: routes.card(cards[0]!) })) {
      pages.push(await measurePage(browser, { page, url: service.url + address }, options));
    }
    return { pages, overLimit: pages.flatMap(overLimits) };
  } finally {
    await browser.close();
    await service.close();
  }
};

const COLUMNS = ['performance', 'accessibility', ...METRICS, 'bytes', 'requests'] as const;

const say = (name: (typeof COLUMNS)[number], value: number): string => (name === 'cls' ? value.toFixed(3) : String(Math.round(value)));

export const h5Table = ({ pages }: H5Figures): string =>
  [
    ['page', ...COLUMNS].map((name, at) => (at === 0 ? name.padEnd(10) : name.padStart(14))).join(''),
    ...pages.map((page) => page.page.padEnd(10) + COLUMNS.map((name) => say(name, page[name]).padStart(14)).join('')),
  ].join('\n');
