import { rmSync } from 'node:fs';
import { paths } from '@/routes';
import { buildStale } from '../tools/build';
import { everyAddress } from '../test/support/h5-addresses';
import { PERSON } from '../test/support/h5-scenes';
import { startSeededService } from '../test/support/seeded-service';
import { launchOf } from '../test/support/weapp-launch';
import { openHostPhones } from '../test/support/weapp-phones';
import { openHost, type PageMetrics } from '../weapp-host/src/index';
import { writeBlankProject } from './blank-page';
import { median, type Options } from './measuring';

/** One page: counts are equal in every run, times are medians. */
export interface PageFigures {
  path: string;
  /** Until the first frame was painted after data had been set. */
  setDataCalls: number;
  setDataBytes: number;
  /** Until the page came to rest with all its content. */
  restCalls: number;
  restBytes: number;
  nodes: number;
  depth: number;
  childrenMax: number;
  setDataBytesMax: number;
  firstRenderMs: number;
  /** firstRenderMs over that of a blank native page in the same run. */
  ratioToBlank: number;
}

export interface PagesFigures {
  pages: PageFigures[];
  blankFirstRenderMs: number;
  overLimit: string[];
}

/** What WeChat's own audit complains about. */
const LIMITS = { nodes: 1_000, depth: 30, childrenMax: 60, setDataBytesMax: 256 * 1024 } as const;
/** Of the first page and of the landing, until the first frame. */
const FIRST_LIMITS = { setDataCalls: 2, setDataBytes: 16 * 1024 } as const;
/** With all its content, which is stricter than the first frame. */
const LANDING_LIMITS = { restCalls: 4, restBytes: 12 * 1024 } as const;
const OWN_LIMITS: Record<string, Partial<Record<keyof PageFigures, number>>> = {
  [paths.home]: FIRST_LIMITS,
  [paths.card]: { ...FIRST_LIMITS, ...LANDING_LIMITS },
};

const QUIET_MS = 500;
const PATIENCE_MS = 20_000;

/** The cost of a page that was entered afresh and has come to rest: nothing was set for half a second. */
const settle = async (read: () => Promise<PageMetrics[]>): Promise<PageMetrics> => {
  let last = '';
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (performance.now() < deadlineMs) {
    const metrics = (await read()).at(-1);
    const seen = JSON.stringify([metrics?.setDataCalls, metrics?.firstRender]);
    if (metrics?.firstRender && seen === last) return metrics;
    last = seen;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
  throw new Error(`the page did not come to rest within ${PATIENCE_MS / 1_000} s`);
};

const figuresOf = (path: string, runs: PageMetrics[], blankMs: number): PageFigures => {
  const last = runs.at(-1)!;
  const firstRenderMs = median(runs.map(({ firstRender }) => firstRender!.ms));
  return {
    path: path.slice(1),
    setDataCalls: last.firstRender!.setDataCalls,
    setDataBytes: last.firstRender!.setDataBytes,
    restCalls: last.setDataCalls,
    restBytes: last.setDataBytes,
    nodes: last.nodes,
    depth: last.depth,
    childrenMax: last.childrenMax,
    setDataBytesMax: last.setDataBytesMax,
    firstRenderMs: Math.round(firstRenderMs),
    ratioToBlank: Math.round((10 * firstRenderMs) / blankMs) / 10,
  };
};

const repeat = async (runs: number, measure: () => Promise<PageMetrics>): Promise<PageMetrics[]> => {
  const all: PageMetrics[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measure());
  return all;
};

const measureBlank = async (runs: number): Promise<number> => {
  const project = writeBlankProject();
  const host = await openHost({ project });
  try {
    const session = await host.openSession();
    const all = await repeat(runs, async () => {
      await session.launch({});
      return settle(async () => ((await session.extension('Host.getMetrics', {})) as { pages: PageMetrics[] }).pages);
    });
    return median(all.map(({ firstRender }) => firstRender!.ms));
  } finally {
    await host.close();
    rmSync(project, { recursive: true });
  }
};

const overLimits = (page: PageFigures): string[] =>
  Object.entries({ ...LIMITS, ...OWN_LIMITS[`/${page.path}`] })
    .filter(([name, limit]) => Number(page[name as keyof PageFigures]) > limit)
    .map(([name, limit]) => `${page.path} ${name} ${page[name as keyof PageFigures]} > ${limit}`);

/** Opens every page of the mini-program as a member of the seed, over the real service. */
export const measurePages = async ({ runs, report }: Options): Promise<PagesFigures> => {
  await buildStale(['weapp'], { report });
  report('blank page');
  const blankFirstRenderMs = await measureBlank(runs);
  const service = await startSeededService();
  const phones = await openHostPhones(service.url);
  try {
    const phone = await phones.welcome(PERSON);
    const addresses = await everyAddress(service.url, PERSON);
    const pages: PageFigures[] = [];
    for (const [page, path] of Object.entries(paths)) {
      report(path);
      const all = await repeat(runs, async () => {
        // As on a phone that has never seen the bank: nothing is kept from before.
        await phone.mini.callWxMethod('clearStorageSync');
        await phone.enter(launchOf(addresses[page]!));
        return settle(phone.metrics);
      });
      pages.push(figuresOf(path, all, blankFirstRenderMs));
    }
    return { pages, blankFirstRenderMs: Math.round(blankFirstRenderMs), overLimit: pages.flatMap(overLimits) };
  } finally {
    await phones.close();
    await service.close();
  }
};

const COLUMNS = ['setDataCalls', 'setDataBytes', 'restCalls', 'restBytes', 'nodes', 'depth', 'childrenMax', 'firstRenderMs', 'ratioToBlank'] as const;

export const pagesTable = ({ pages, blankFirstRenderMs }: PagesFigures): string =>
  [
    ['page', ...COLUMNS].map((name, at) => (at === 0 ? name.padEnd(32) : name.padStart(14))).join(''),
    ...pages.map((page) => page.path.padEnd(32) + COLUMNS.map((name) => String(page[name]).padStart(14)).join('')),
    `a blank native page: ${blankFirstRenderMs} ms`,
  ].join('\n');
