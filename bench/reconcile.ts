import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBooks } from '../server/books';
import { openDatabase } from '../server/database/database';
import { startOutsideWorld, type OutsideWorld } from '../test/support/outside-world';
import { ROOT } from '../tools/build';
import { median, type Options } from './measuring';
import { addBillers, BILLERS, fillPayments, paymentAt, type Span } from './payments-fill';
import { withClient, withCluster, withDatabase } from './scratch';

export interface ReconcileFigures {
  payments: number;
  lines: number;
  /** What `npm run reconcile` tells: `zero`, or what else. */
  state: string;
  seconds: number;
  paymentsPerSecond: number;
  /** Of the process that reconciles; PostgreSQL has its own. */
  peakMemoryMb: number;
  verifySeconds: number;
  overLimit: string[];
}

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;
const LOOK_MS = 100;

const round = (value: number, digits = 0): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The day before yesterday in Shanghai, so that no run of these hours is near its end. */
const dayToFill = (): { day: string; from: Date } => {
  const day = new Date(Date.now() + OFFSET_MS - 2 * DAY_MS).toISOString().slice(0, 10);
  return { day, from: new Date(`${day}T00:00:00+08:00`) };
};

/** What everybody tells of the day, as text. Gives how many lines that is. */
const tellStatements = async (world: OutsideWorld, day: string, span: Span): Promise<number> => {
  const told: Record<'wechat' | 'bank' | 'billers', string[]> = { wechat: [], bank: [], billers: [] };
  for (let n = 0; n < span.payments; n += 1) {
    const { id, amountFen, payFen, method, isHosted, isRefunded } = paymentAt(span, n);
    const money = method === 'wechat' ? told.wechat : told.bank;
    money.push(`collected,${id},${payFen}`);
    if (isRefunded) money.push(`refunded,${id},${payFen}`);
    else if (!isHosted) told.billers.push(`delivered,${id},${amountFen},${BILLERS.direct.key}`);
  }
  for (const source of ['wechat', 'bank', 'billers'] as const) await world.tellStatement(source, day, told[source].join('\n'));
  return told.wechat.length + told.bank.length + told.billers.length;
};

const peakOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0; // it has ended
  }
};

/** The command itself, as whoever looks after the service runs it. */
const reconcileOnce = async (env: NodeJS.ProcessEnv, day: string): Promise<{ state: string; seconds: number; peakMb: number }> => {
  const startedMs = performance.now();
  const args = ['--import', 'tsx', join(ROOT, 'tools/reconcile.ts'), '--on', day, '--json'];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let peakMb = 0;
  child.stdout.on('data', (part) => (text += String(part)));
  const timer = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid!))), LOOK_MS);
  await once(child, 'close');
  clearInterval(timer);
  const { state } = JSON.parse(text) as { state: string };
  return { state, seconds: (performance.now() - startedMs) / 1_000, peakMb };
};

const verifyAll = async (url: string): Promise<number> => {
  const database = openDatabase(url, { connectionsMax: 1 });
  const startedMs = performance.now();
  const { difference } = await verifyBooks(database).finally(() => database.close());
  if (difference) throw new Error(`the books differ: ${difference.check}, ${difference.difference}`);
  return round((performance.now() - startedMs) / 1_000, 1);
};

/** How long it takes to reconcile a day of so many payments, statements fetched over HTTP, and what memory it needs. */
export const measureReconcile = ({ runs, scales, report }: Options): Promise<ReconcileFigures> =>
  withCluster(report, (adminUrl) =>
    withDatabase(adminUrl, 'bench_reconcile', async (url) => {
      const { day, from } = dayToFill();
      const span = { payments: scales[0]!, from, until: new Date(from.getTime() + DAY_MS) };
      await withClient(url, async (client) => {
        await addBillers(client);
        await fillPayments(client, span, report);
        await client.query('vacuum analyze');
      });
      const world = await startOutsideWorld();
      try {
        const lines = await tellStatements(world, day, span);
        report(`${lines.toLocaleString('en-US')} lines of statements are there`);
        const seen: Awaited<ReturnType<typeof reconcileOnce>>[] = [];
        for (let at = 1; at <= runs; at += 1) {
          seen.push(await reconcileOnce({ ...world.env, DATABASE_URL: url }, day));
          report(`run ${at} of ${runs}: ${JSON.stringify(seen.at(-1))}`);
        }
        const seconds = round(median(seen.map((one) => one.seconds)), 1);
        const state = seen.find((one) => one.state !== 'zero')?.state ?? 'zero';
        return {
          payments: span.payments, lines, state, seconds, paymentsPerSecond: round(span.payments / seconds), peakMemoryMb: round(Math.max(...seen.map(({ peakMb }) => peakMb))),
          verifySeconds: await verifyAll(url), overLimit: state === 'zero' ? [] : [`the day is ${state}`],
        };
      } finally {
        await world.stop();
      }
    }),
  );

export const reconcileTable = ({ payments, lines, state, seconds, peakMemoryMb, verifySeconds }: ReconcileFigures): string =>
  `${payments.toLocaleString('en-US')} payments against ${lines.toLocaleString('en-US')} lines: ${state}, ${seconds} s, ${peakMemoryMb} MB at most; the books verified in ${verifySeconds} s`;
