import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { verifyBooks } from '../server/books';
import { openDatabase } from '../server/database/database';
import { seal } from '../server/sealing';
import { startOutsideWorld, type OutsideWorld } from '../test/support/outside-world';
import { ROOT } from '../tools/build';
import { median, type Options } from './measuring';
import { addBillers, addBills, fillPayments } from './payments-fill';
import { createTpcb, findPgbench, runOwn, runPgbench, type Load } from './pgbench';
import { DATA_DIR, withClient, withCluster, withDatabase } from './scratch';

interface ScaleFigures {
  payments: number;
  paymentsPerSecond: number;
  pgbenchPerSecond: number;
  ratio: number;
  p50Ms: number;
  p99Ms: number;
  /** Milliseconds of processor time that a payment takes of the service, of its database, and of the world that is played beside it. */
  cpuMs: Record<'service' | 'postgres' | 'world', number>;
  verifySeconds: number;
}

export interface PaymentFigures extends ScaleFigures {
  client: 'pgbench' | 'own';
  clients: number;
  scales: ScaleFigures[];
  /** How many times slower a payment is at the largest scale than at the smallest, both beside the baseline, which does not grow. */
  slowdown: number;
  overLimit: string[];
}

interface Paid {
  done: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  nextBill: number;
}

const SECONDS = 15;
const LIMITS = { ratio: 0.5, slowdown: 1.3 };
/** More than any run can pay. */
const BILLS_PER_SECOND = 1_500;
const HISTORY_DAYS = 30;
const DAY_MS = 86_400_000;
const run = promisify(execFile);
const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

const TICK_MS = 10;

/** What a process has had of the processors, in user and in system mode; nothing where the system does not tell, or it is gone. */
const cpuMsOf = (pid: number): number => {
  try {
    const [utime = 0, stime = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number);
    return (utime + stime) * TICK_MS;
  } catch {
    return 0;
  }
};

const backendsOf = (url: string): Promise<number[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`);
    return rows.map(({ pid }) => pid);
  });

const startService = async (env: NodeJS.ProcessEnv): Promise<{ pid: number; url: string; stop(): Promise<void> }> => {
  const flags = process.env.SERVICE_FLAGS?.split(' ') ?? [];
  const args = [...flags, '--import', 'tsx', join(ROOT, 'test/support/server-child.ts'), join(DATA_DIR, 'service')];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, LOG_LEVEL: 'error', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const said = await Promise.race([first, ended]);
  if (child.exitCode !== null) throw new Error('the service did not start');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid!, url: String(said[0]), stop };
};

const payOverHttp = async (serviceUrl: string, world: OutsideWorld, { clients, seconds }: Pick<Load, 'clients' | 'seconds'>, firstBill: number): Promise<Paid> => {
  const args = ['--import', 'tsx', join(ROOT, 'bench/payments-load.ts'), serviceUrl, world.url, String(clients), String(seconds), String(firstBill)];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as Paid;
};

const verifyAll = async (url: string): Promise<number> => {
  const database = openDatabase(url, { connectionsMax: 1 });
  const startedMs = performance.now();
  const { difference } = await verifyBooks(database).finally(() => database.close());
  if (difference) throw new Error(`the books differ after the load: ${difference.check}, ${difference.difference}`);
  return round((performance.now() - startedMs) / 1_000, 1);
};

interface Place {
  adminUrl: string;
  tpcbUrl: string;
  scale: number;
  program: string | undefined;
}

const prepare = (url: string, world: OutsideWorld, payments: number, { runs, seconds = SECONDS, report }: Options): Promise<void> =>
  withClient(url, async (client) => {
    await addBillers(client);
    const until = new Date();
    await fillPayments(client, { payments, from: new Date(until.getTime() - HISTORY_DAYS * DAY_MS), until }, report);
    const sealer = { dataKey: Buffer.from(world.env.DATA_KEY!, 'base64'), randomBytes };
    await addBills(client, (runs + 1) * seconds * BILLS_PER_SECOND, (accountId) => seal(sealer, { phone: '13900000001' }, `bill-account ${accountId}`));
  });

/** Paying and the baseline take turns, so that what the machine does besides meets both. */
const measureIn = async (place: Place, url: string, world: OutsideWorld, options: Options & { payments: number }): Promise<ScaleFigures> => {
  const { tpcbUrl, scale, program } = place;
  const { runs, report, clients, seconds = SECONDS, payments } = options;
  const load: Load = { url: tpcbUrl, script: 'tpcb-like', clients, seconds, members: 1, scale };
  const service = await startService({ ...world.env, DATABASE_URL: url });
  const seen: { pgbench: number; paid: Paid; cpuMs: ScaleFigures['cpuMs'] }[] = [];
  try {
    let { nextBill } = await payOverHttp(service.url, world, load, 0); // a service that has just started is not what is measured
    for (let at = 1; at <= runs; at += 1) {
      const pgbench = program === undefined ? await runOwn(load) : await runPgbench(program, load, '');
      const pids = { service: [service.pid], postgres: await backendsOf(url), world: [world.pid] };
      const cpu = () => Object.entries(pids).map(([name, of]) => [name, of.reduce((sum, pid) => sum + cpuMsOf(pid), 0)] as const);
      const before = new Map(cpu());
      const paid = await payOverHttp(service.url, world, load, nextBill);
      const cpuMs = Object.fromEntries(cpu().map(([name, ms]) => [name, round((ms - before.get(name)!) / paid.done, 2)])) as ScaleFigures['cpuMs'];
      nextBill = paid.nextBill;
      seen.push({ pgbench, paid, cpuMs });
      report(`${payments.toLocaleString('en-US')} payments, round ${at} of ${runs}: pgbench ${round(pgbench)}/s, paid ${round(paid.perSecond)}/s, p50 ${round(paid.p50Ms)} ms, p99 ${round(paid.p99Ms)} ms, processor ${JSON.stringify(cpuMs)} ms`);
    }
  } finally {
    await service.stop();
  }
  const verifySeconds = await verifyAll(url);
  const [pgbench, paid] = [median(seen.map((one) => one.pgbench)), median(seen.map((one) => one.paid.perSecond))];
  return {
    payments, paymentsPerSecond: round(paid), pgbenchPerSecond: round(pgbench), ratio: round(paid / pgbench, 3), p50Ms: round(median(seen.map((one) => one.paid.p50Ms)), 1),
    p99Ms: round(median(seen.map((one) => one.paid.p99Ms)), 1), cpuMs: seen.at(-1)!.cpuMs, verifySeconds,
  };
};

const measureScale = (place: Place, payments: number, options: Options): Promise<ScaleFigures> =>
  withDatabase(place.adminUrl, `bench_payments_${payments}`, async (url) => {
    const world = await startOutsideWorld();
    try {
      await prepare(url, world, payments, options);
      return await measureIn(place, url, world, { ...options, payments });
    } finally {
      await world.stop();
    }
  });

/** What paying a bill costs over HTTP beside pgbench's TPC-B-like script on the same cluster, and how both fare as payments are kept. */
export const measurePayments = (options: Options): Promise<PaymentFigures> =>
  withCluster(options.report, (adminUrl) =>
    withDatabase(adminUrl, 'bench_tpcb', async (tpcbUrl) => {
      const program = await findPgbench();
      const scale = Math.max(options.clients, 10);
      await withClient(tpcbUrl, (client) => createTpcb(client, scale));
      const scales: ScaleFigures[] = [];
      for (const payments of options.scales) scales.push(await measureScale({ adminUrl, tpcbUrl, scale, program }, payments, options));
      const [smallest, largest] = [scales[0]!, scales.at(-1)!];
      const slowdown = round(smallest.ratio / largest.ratio, 2);
      const overLimit = scales.filter(({ ratio }) => ratio < LIMITS.ratio).map(({ ratio, payments }) => `ratio ${ratio} at ${payments} payments`);
      if (slowdown > LIMITS.slowdown) overLimit.push(`slowdown ${slowdown}`);
      return { ...smallest, client: program === undefined ? 'own' : 'pgbench', clients: options.clients, slowdown, scales, overLimit };
    }),
  );

export const paymentsTable = ({ client, clients, slowdown, scales }: PaymentFigures): string =>
  [
    `${clients} clients, the baseline by ${client === 'own' ? 'our own client (no pgbench found)' : 'pgbench'}; a second:`,
    '      payments         paid      pgbench   ratio       p50       p99   verify',
    ...scales.map((at) =>
      [
        at.payments.toLocaleString('en-US').padStart(14), String(at.paymentsPerSecond).padStart(13), String(at.pgbenchPerSecond).padStart(13), String(at.ratio).padStart(8),
        `${at.p50Ms} ms`.padStart(10), `${at.p99Ms} ms`.padStart(10), `${at.verifySeconds} s`.padStart(9),
      ].join(''),
    ),
    `slower at the largest scale: ${slowdown} times`,
  ].join('\n');
