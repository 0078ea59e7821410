import type { PageInstance, Runtime } from './runtime';

/** What one opening of a page cost. Bytes are those of the JSON, as WeChat counts them. */
export interface PageMetrics {
  path: string;
  /** All calls, and those until the first frame was painted after data had been set. */
  setDataCalls: number;
  setDataKeys: number;
  setDataBytes: number;
  setDataBytesMax: number;
  firstRender: { setDataCalls: number; setDataBytes: number; ms: number } | null;
  /** Of setting data and changing the tree, without painting. */
  applyMs: number;
  nodes: number;
  depth: number;
  childrenMax: number;
  requests: number;
  exceptions: number;
}

const SET_DATA_BYTES_MAX = 1024 * 1024;
const SET_DATA_BYTES_ADVISED = 256 * 1024;
/** More calls within one second than any page needs, with nobody touching it: a loop. */
const LOOP_CALLS_PER_SECOND = 2_000;

const measureTree = (document: Document): Pick<PageMetrics, 'nodes' | 'depth' | 'childrenMax'> => {
  const size = { nodes: 0, depth: 0, childrenMax: 0 };
  const visit = (element: Element, depth: number) => {
    const isOwn = '__wxElement' in element;
    if (isOwn) size.nodes += 1;
    size.depth = Math.max(size.depth, depth);
    const children = [...element.children].filter((child) => '__wxElement' in child);
    size.childrenMax = Math.max(size.childrenMax, children.length);
    children.forEach((child) => visit(child, depth + 1));
  };
  const root = document.querySelector('wx-root');
  if (root) [...root.children].filter((child) => '__wxElement' in child).forEach((child) => visit(child, 1));
  size.childrenMax = Math.max(size.childrenMax, root?.childElementCount ?? 0);
  return size;
};

export interface PageMeter {
  start: (page: PageInstance) => void;
}

export interface Meters {
  begin: (path: string) => PageMeter;
  /** Around one setData: refuses what is too large or without end. */
  setData: (component: string, data: Record<string, unknown>, page: PageInstance | undefined, apply: () => void) => void;
  count: (page: PageInstance | undefined, what: 'requests' | 'exceptions') => void;
  all: () => PageMetrics[];
}

type Entry = Omit<PageMetrics, 'nodes' | 'depth' | 'childrenMax'> & { startedMs: number; isOpen: boolean; page?: PageInstance; last?: Pick<PageMetrics, 'nodes' | 'depth' | 'childrenMax'> };

const newEntry = (path: string): Entry => ({
  path, setDataCalls: 0, setDataKeys: 0, setDataBytes: 0, setDataBytesMax: 0, firstRender: null, applyMs: 0, requests: 0, exceptions: 0, startedMs: performance.now(), isOpen: false,
});

/** Two frames later what was set before is on the screen. */
const whenPainted = (done: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(done));
};

const createLoopGuard = () => {
  let windowStartedMs = 0;
  let calls = 0;
  return (component: string) => {
    const now = performance.now();
    if (now - windowStartedMs > 1_000) {
      windowStartedMs = now;
      calls = 0;
    }
    calls += 1;
    if (calls > LOOP_CALLS_PER_SECOND) {
      throw new Error(`setData was called ${calls} times within a second, last by ${component}: an endless loop? This call was refused.`);
    }
  };
};

const bytesOf = (data: Record<string, unknown>): number => new TextEncoder().encode(JSON.stringify(data)).length;

/** Counts what each page costs. One entry for each opening, kept after the page was closed. */
export const createMeters = (runtime: Pick<Runtime, 'log'>): Meters => {
  const entries: Entry[] = [];
  const guard = createLoopGuard();
  const entryOf = (page: PageInstance | undefined) => (page && entries.find((entry) => entry.page === page));
  const painted = (entry: Entry) => {
    const calls = entry.setDataCalls;
    const bytes = entry.setDataBytes;
    whenPainted(() => {
      entry.firstRender ??= { setDataCalls: calls, setDataBytes: bytes, ms: performance.now() - entry.startedMs };
    });
  };
  return {
    begin: (path) => {
      const entry = newEntry(path);
      entries.push(entry);
      return { start: (page) => void (entry.page = page) };
    },
    setData: (component, data, page, apply) => {
      guard(component);
      const bytes = bytesOf(data);
      if (bytes > SET_DATA_BYTES_MAX) throw new Error(`setData of ${component}: ${bytes} bytes are more than the ${SET_DATA_BYTES_MAX} that WeChat carries. Nothing was set.`);
      if (bytes > SET_DATA_BYTES_ADVISED) runtime.log('warn', [`setData of ${component}: ${bytes} bytes; WeChat advises no more than ${SET_DATA_BYTES_ADVISED}.`]);
      const startedMs = performance.now();
      const entry = entryOf(page);
      if (entry) {
        entry.setDataCalls += 1;
        entry.setDataKeys += Object.keys(data).length;
        entry.setDataBytes += bytes;
        entry.setDataBytesMax = Math.max(entry.setDataBytesMax, bytes);
        if (entry.setDataCalls === 1) painted(entry);
      }
      apply();
      if (entry) entry.applyMs += performance.now() - startedMs;
    },
    count: (page, what) => {
      // What happens while a page opens is that page's, although another one, or none, is still on top.
      const newest = entries.at(-1);
      if (newest?.page?.isShown) newest.isOpen = true;
      const entry = newest && !newest.isOpen ? newest : entryOf(page);
      if (entry) entry[what] += 1;
    },
    all: () =>
      entries.map((entry) => {
        const { page, last, startedMs: _, isOpen: __, ...counts } = entry;
        // A page that was closed keeps the size it had when it was last measured.
        if (page?.document.defaultView) entry.last = measureTree(page.document);
        return { ...counts, ...(entry.last ?? last ?? { nodes: 0, depth: 0, childrenMax: 0 }) };
      }),
  };
};
