import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { verifyBooks } from '../server/books';
import { openDatabase } from '../server/database/database';
import { ROOT } from '../tools/build';
import { median, type Options } from './measuring';
import { createTpcb, findPgbench, runOwn, runPgbench, spendScript, type Load } from './pgbench';
import { fill, membersOf, SESSIONS } from './points-fill';
import { DATA_DIR, withClient, withCluster, withDatabase } from './scratch';

interface ScaleFigures {
  transfers: number;
  members: number;
  spendPerSecond: number;
  pgbenchPerSecond: number;
  ratio: number;
  httpPerSecond: number;
  httpRatio: number;
  verifySeconds: number;
}

export interface PointsFigures extends ScaleFigures {
  /** `pgbench`, or `own` where there is none; both scripts are run by the same. */
  client: 'pgbench' | 'own';
  clients: number;
  scales: ScaleFigures[];
  /** How many times slower a spend is at the largest scale than at the smallest, both beside the baseline, which does not grow. */
  slowdown: number;
  overLimit: string[];
}

const SECONDS = 15;
const LIMITS = { ratio: 1, httpRatio: 0.5, slowdown: 1.3 };
const run = promisify(execFile);
const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

const startService = async (databaseUrl: string): Promise<{ url: string; stop(): Promise<void> }> => {
  const settings = { WECHAT: 'sandbox', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', TRUST_PROXY: 'loopback', DATABASE_URL: databaseUrl };
  const args = ['--import', 'tsx', join(ROOT, 'test/support/server-child.ts'), join(DATA_DIR, 'service')];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const said = await Promise.race([first, ended]);
  if (child.exitCode !== null) throw new Error('the service did not start');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url: String(said[0]), stop };
};

const orderOverHttp = async (url: string, { clients, seconds, members }: Load): Promise<number> => {
  const args = ['--import', 'tsx', join(ROOT, 'bench/points-load.ts'), url, String(clients), String(seconds), String(Math.min(SESSIONS, members))];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  return Number(stdout);
};

interface Place {
  adminUrl: string;
  tpcbUrl: string;
  scale: number;
  program: string | undefined;
}

/** Verifies the books after the load and gives how many seconds it took. */
const verifyAll = async (url: string): Promise<number> => {
  const database = openDatabase(url, { connectionsMax: 1 });
  const startedMs = performance.now();
  const { difference } = await verifyBooks(database).finally(() => database.close());
  if (difference) throw new Error(`the books differ after the load: ${difference.check}, ${difference.difference}`);
  return round((performance.now() - startedMs) / 1_000, 1);
};

/** Spending, the baseline and the shop take turns, so that what the machine does besides meets all three. */
const measureScale = ({ adminUrl, tpcbUrl, scale, program }: Place, transfers: number, { runs, report, clients, seconds = SECONDS }: Options): Promise<ScaleFigures> =>
  withDatabase(adminUrl, `bench_${transfers}`, async (url) => {
    const members = membersOf(transfers);
    await withClient(url, (client) => fill(client, transfers, report));
    const scriptFile = join(DATA_DIR, 'spend.sql');
    writeFileSync(scriptFile, spendScript(members));
    const play = (load: Load) => (program === undefined ? runOwn(load) : runPgbench(program, load, scriptFile));
    const service = await startService(url);
    const load = { clients, seconds, members, scale };
    const seen: Record<'spend' | 'pgbench' | 'http', number[]> = { spend: [], pgbench: [], http: [] };
    await orderOverHttp(service.url, { ...load, url, script: 'spend' }); // a service that has just started is not what is measured
    for (let at = 1; at <= runs; at += 1) {
      seen.pgbench.push(await play({ ...load, url: tpcbUrl, script: 'tpcb-like' }));
      seen.spend.push(await play({ ...load, url, script: 'spend' }));
      seen.http.push(await orderOverHttp(service.url, { ...load, url, script: 'spend' }));
      report(`${transfers.toLocaleString('en-US')} transfers, round ${at} of ${runs}: ${Object.entries(seen).map(([what, rates]) => `${what} ${round(rates.at(-1)!)}/s`).join(', ')}`);
    }
    await service.stop();
    const verifySeconds = await verifyAll(url);
    const [spend, pgbench, http] = [median(seen.spend), median(seen.pgbench), median(seen.http)];
    return {
      transfers, members, verifySeconds, spendPerSecond: round(spend), pgbenchPerSecond: round(pgbench), httpPerSecond: round(http),
      ratio: round(spend / pgbench, 2), httpRatio: round(http / pgbench, 2),
    };
  });

/** What spending costs beside pgbench's TPC-B-like script on the same cluster, and how both fare as the ledger grows. */
export const measurePoints = (options: Options): Promise<PointsFigures> =>
  withCluster(options.report, (adminUrl) =>
    withDatabase(adminUrl, 'bench_tpcb', async (tpcbUrl) => {
      const program = await findPgbench();
      const scale = Math.max(options.clients, 10);
      await withClient(tpcbUrl, (client) => createTpcb(client, scale));
      const scales: ScaleFigures[] = [];
      for (const transfers of options.scales) scales.push(await measureScale({ adminUrl, tpcbUrl, scale, program }, transfers, options));
      const [smallest, largest] = [scales[0]!, scales.at(-1)!];
      const slowdown = round(smallest.ratio / largest.ratio, 2);
      const overLimit = scales.flatMap(({ transfers, ratio, httpRatio }) => [
        ...(ratio < LIMITS.ratio ? [`ratio ${ratio} at ${transfers} transfers`] : []),
        ...(httpRatio < LIMITS.httpRatio ? [`httpRatio ${httpRatio} at ${transfers} transfers`] : []),
      ]);
      if (slowdown > LIMITS.slowdown) overLimit.push(`slowdown ${slowdown}`);
      return { ...smallest, client: program === undefined ? 'own' : 'pgbench', clients: options.clients, slowdown, scales, overLimit };
    }),
  );

export const pointsTable = ({ client, clients, slowdown, scales }: PointsFigures): string =>
  [
    `${clients} clients, both scripts by ${client === 'own' ? 'our own client (no pgbench found)' : 'pgbench'}; a second:`,
    '     transfers       spends      pgbench   ratio  orders/http   ratio   verify',
    ...scales.map((at) =>
      [
        at.transfers.toLocaleString('en-US').padStart(14), String(at.spendPerSecond).padStart(13), String(at.pgbenchPerSecond).padStart(13),
        String(at.ratio).padStart(8), String(at.httpPerSecond).padStart(13), String(at.httpRatio).padStart(8), `${at.verifySeconds} s`.padStart(9),
      ].join(''),
    ),
    `slower at the largest scale: ${slowdown} times`,
  ].join('\n');
