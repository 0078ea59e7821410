import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type pg from 'pg';
import { sql, type Database } from '../server/database/database';
import { startLoop } from '../server/jobs/loop';
import { readFoldLag } from '../server/referrals/fold';
import { listHops } from '../server/referrals/shares';
import { cardOnShelf } from '../test/support/cards';
import { ROOT } from '../tools/build';
import { fillChain } from './chain-fill';
import { growForest, seeded, type Forest } from './chain-forest';
import { addNewMembers, playOpens } from './chain-load';
import type { Options } from './measuring';
import { depsOf, withClient, withCluster, withDatabase } from './scratch';

interface ScaleFigures {
  nodes: number;
  /** Opens a second, with the fold at work. */
  ingestPerSecond: number;
  /** The same rows by one COPY into a table like that of the opens, with its indexes. */
  copyPerSecond: number;
  ratioToCopy: number;
  /** Deltas a second of the fold's own working time. */
  foldPerSecond: number;
  lagMaxSeconds: number;
  totalsP99Ms: number;
  pointReadP99Ms: number;
  ancestorsP99Ms: number;
  /** The largest tree counted from its nodes. */
  recursiveCountMs: number;
  /** Of nodes and totals, indexes counted. */
  bytesPerNode: number;
  deepest: number;
  largestShare: number;
}

export interface ChainFigures extends ScaleFigures {
  scales: ScaleFigures[];
  /** Time of an open at the largest scale to that at the smallest. */
  slowdown: number;
  overLimit: string[];
}

const SECONDS = 60;
const READS = 5_000;
const LIMITS = { ingestPerSecond: 10_000, lagMaxSeconds: 2, totalsToPoint: 3, ancestorsP99Ms: 5, slowdown: 1.3, deepest: 35, largestShare: 0.05 };
const LAG_EVERY_MS = 250;
const NEW_PER_SECOND = 4_000;
const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The fold as a process of its own, while `work` lasts. Gives what it folded a second. */
const whileFolding = async <T>(url: string, work: () => Promise<T>): Promise<[T, number]> => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'bench/chain-folder.ts'), url], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'exit');
  const result = await work();
  child.stdin.end();
  await ended;
  return [result, Number(said)];
};

/** Looks at the lag while `work` lasts and gives the longest. */
const watchLag = async <T>(database: Database, work: Promise<T>): Promise<[T, number]> => {
  let longest = 0;
  const look = async () => void (longest = Math.max(longest, (await readFoldLag(database)).oldestSeconds));
  const watching = startLoop(look, LAG_EVERY_MS, (fault) => void process.stderr.write(`${String(fault)}\n`));
  const result = await work;
  await watching.stop();
  return [result, longest];
};

/** As many opens as were recorded, copied in one stream. */
const copyOpens = (url: string, count: number): Promise<number> =>
  withClient(url, async (client) => {
    await client.query('create table copied_opens (like opens including all)');
    const lines = function* () {
      for (let at = 0; at < count; at += 1) yield `${crypto.randomUUID()}\t${1 + Math.floor(Math.random() * count)}\t\\N\tchat\t1007\t2026-11-24 12:00:00+00\n`;
    };
    const startedMs = performance.now();
    await pipeline(Readable.from(lines()), client.query(copyFrom('copy copied_opens (id, node_id, member_id, channel, scene, opened_at) from stdin')));
    return (count * 1_000) / (performance.now() - startedMs);
  });

const POINT = sql('bench.point', 'select * from nodes where id = $1');
const ANCESTORS = sql(
  'bench.ancestors',
  'select a.* from nodes n cross join lateral unnest(n.path) with ordinality as above (id, place) join nodes a on a.id = above.id where n.id = $1 order by above.place',
);

const p99Ms = async (nodes: number, read: (id: string) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let at = 0; at < READS; at += 1) {
    const id = String(1 + Math.floor(Math.random() * nodes));
    const startedMs = performance.now();
    await read(id);
    times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b)[Math.floor(READS * 0.99)]!;
};

const recursiveCount = async (client: pg.Client, root: number): Promise<number> => {
  const startedMs = performance.now();
  await client.query(
    `with recursive below as (select id from nodes where id = $1 union all select n.id from nodes n join below b on n.parent_id = b.id)
     select count(*) from below`,
    [root],
  );
  return performance.now() - startedMs;
};

const bytesOf = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ bytes: string }>(`select pg_total_relation_size('nodes') + pg_total_relation_size('own_totals') + pg_total_relation_size('deep_totals') as bytes`);
  return Number(rows[0]!.bytes);
};

const readFigures = async (database: Database, forest: Forest) => {
  const { nodes } = forest;
  for (const read of [listHops, (db: Database, id: string) => db.query(ANCESTORS, [id])]) await p99Ms(nodes, (id) => read(database, id)); // plans and pages
  return {
    pointReadP99Ms: round(await p99Ms(nodes, (id) => database.query(POINT, [id])), 2),
    totalsP99Ms: round(await p99Ms(nodes, (id) => listHops(database, id)), 2),
    ancestorsP99Ms: round(await p99Ms(nodes, (id) => database.query(ANCESTORS, [id])), 2),
  };
};

const measureScale = (adminUrl: string, nodes: number, { report, clients, seconds = SECONDS }: Options): Promise<ScaleFigures> =>
  withDatabase(adminUrl, `bench_chain_${nodes}`, async (url) => {
    const deps = depsOf(url);
    const { database } = deps;
    try {
      const cardId = await cardOnShelf(deps);
      const forest = growForest(nodes, seeded(1));
      const newMembers = NEW_PER_SECOND * seconds;
      const bytes = await withClient(url, async (client) => {
        await fillChain(client, { cardId, forest, report });
        await addNewMembers(client, newMembers);
        return bytesOf(client);
      });
      const load = { deps, cardId, forest, clients, newMembers };
      await whileFolding(url, () => playOpens({ ...load, seconds: 10 })); // a service that has just started is not what is measured
      const [[played, lag], foldPerSecond] = await whileFolding(url, () => watchLag(database, playOpens({ ...load, seconds })));
      const ingest = played.opens / played.seconds;
      report(`${nodes.toLocaleString('en-US')} nodes: ${round(ingest)} opens/s, ${round(foldPerSecond)} deltas folded/s, lag ${round(lag, 2)} s`);
      const copy = await copyOpens(url, Math.min(played.opens, 500_000));
      const { largest, largestRoot, deepest } = forest;
      return {
        nodes, ingestPerSecond: round(ingest), copyPerSecond: round(copy), ratioToCopy: round(ingest / copy, 2), foldPerSecond: round(foldPerSecond),
        lagMaxSeconds: round(lag, 2), ...(await readFigures(database, forest)),
        recursiveCountMs: round(await withClient(url, (client) => recursiveCount(client, largestRoot))),
        bytesPerNode: round(bytes / nodes), deepest, largestShare: round(largest / nodes, 3),
      };
    } finally {
      await database.close();
    }
  });

const brokenLimits = (at: ScaleFigures): string[] =>
  [
    at.ingestPerSecond < LIMITS.ingestPerSecond && `${at.ingestPerSecond} opens/s`,
    at.lagMaxSeconds > LIMITS.lagMaxSeconds && `lag ${at.lagMaxSeconds} s`,
    at.totalsP99Ms > LIMITS.totalsToPoint * at.pointReadP99Ms && `totals ${at.totalsP99Ms} ms beside ${at.pointReadP99Ms} ms`,
    at.ancestorsP99Ms > LIMITS.ancestorsP99Ms && `ancestors ${at.ancestorsP99Ms} ms`,
    at.deepest < LIMITS.deepest && `depth ${at.deepest}`,
    at.largestShare < LIMITS.largestShare && `largest tree ${at.largestShare}`,
  ].flatMap((broken) => (broken === false ? [] : [`${broken} at ${at.nodes} nodes`]));

/** Opens a second with totals live, the fold's lag, and what reading costs, in forests of so many nodes. */
export const measureChain = (options: Options): Promise<ChainFigures> =>
  withCluster(options.report, async (adminUrl) => {
    const scales: ScaleFigures[] = [];
    for (const nodes of options.nodes) scales.push(await measureScale(adminUrl, nodes, options));
    const [smallest, largest] = [scales[0]!, scales.at(-1)!];
    const slowdown = round(smallest.ingestPerSecond / largest.ingestPerSecond, 2);
    const overLimit = scales.flatMap(brokenLimits);
    if (slowdown > LIMITS.slowdown) overLimit.push(`slowdown ${slowdown}`);
    return { ...largest, slowdown, scales, overLimit };
  });

const COLUMNS = [
  ['nodes', 12], ['ingestPerSecond', 17], ['copyPerSecond', 15], ['ratioToCopy', 13], ['foldPerSecond', 15], ['lagMaxSeconds', 15], ['totalsP99Ms', 13],
  ['pointReadP99Ms', 16], ['ancestorsP99Ms', 16], ['recursiveCountMs', 18], ['bytesPerNode', 14],
] as const;

export const chainTable = ({ scales, slowdown }: ChainFigures): string =>
  [
    COLUMNS.map(([name, width]) => name.padStart(width)).join(''),
    ...scales.map((at) => COLUMNS.map(([name, width]) => at[name].toLocaleString('en-US').padStart(width)).join('')),
    `slower at the largest scale: ${slowdown} times`,
  ].join('\n');
