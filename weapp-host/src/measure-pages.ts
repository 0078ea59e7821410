import type { PageMetrics } from './runtime/metering';
import type { Session } from './session/session';

/** How long a page may take to show its first data, and how often that is asked. */
const PAINT_MS = 2_000;
const ASK_MS = 50;

export type MeasuredPage = Partial<PageMetrics> & { path: string; error?: string };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const metricsOf = async (session: Session, path: string): Promise<PageMetrics | undefined> => {
  const { pages } = (await session.extension('Host.getMetrics', {})) as { pages: PageMetrics[] };
  return pages.filter((page) => page.path === path).at(-1);
};

/** Starts the mini-program at the page, with an empty query, and waits until it was painted with data. */
const measurePage = async (session: Session, path: string): Promise<MeasuredPage> => {
  try {
    await session.launch({ path });
    const until = Date.now() + PAINT_MS;
    let metrics = await metricsOf(session, path);
    while (!metrics?.firstRender && Date.now() < until) {
      await pause(ASK_MS);
      metrics = await metricsOf(session, path);
    }
    return metrics ?? { path, error: 'the page was not opened' };
  } catch (error) {
    return { path, error: (error as Error).message };
  }
};

/** What each page costs when the mini-program starts there, one after the other on one phone. */
export const measurePages = async (session: Session, paths: string[]): Promise<MeasuredPage[]> => {
  const measured: MeasuredPage[] = [];
  for (const path of paths) measured.push(await measurePage(session, path));
  return measured;
};

/** One line for each page. */
export const metricsTable = (pages: MeasuredPage[]): string => {
  const width = Math.max(4, ...pages.map(({ path }) => path.length));
  const line = (path: string, cells: string[]) => `${path.padEnd(width)}  ${cells.map((cell) => cell.padStart(10)).join('')}\n`;
  const head = line('page', ['setData', 'bytes', 'first ms', 'nodes', 'depth', 'errors']);
  const rows = pages.map(({ path, error, firstRender, ...page }) =>
    error === undefined
      ? line(path, [page.setDataCalls, page.setDataBytes, firstRender ? Math.round(firstRender.ms) : '–', page.nodes, page.depth, page.exceptions].map(String))
      : `${path.padEnd(width)}  ${error}\n`,
  );
  return [head, ...rows].join('');
};
