import { parseArgs } from 'node:util';
import { chainTable, measureChain } from './chain';
import { citicTable, measureCitic } from './citic';
import { h5Table, measureH5 } from './h5';
import type { Options } from './measuring';
import { measurePages, pagesTable } from './pages';
import { measurePayments, paymentsTable } from './payments';
import { measurePoints, pointsTable } from './points';
import { measureReconcile, reconcileTable } from './reconcile';
import { measureStart, startTable } from './start';

interface Report {
  json: string;
  table: string;
  overLimit: string[];
}

/** Each by its name: measured, and told as JSON and as a table. */
const benchmark =
  <Figures extends { overLimit: string[] }>(measure: (options: Options) => Promise<Figures>, table: (figures: Figures) => string) =>
  async (options: Options): Promise<Report> => {
    const figures = await measure(options);
    return { json: JSON.stringify(figures), table: table(figures), overLimit: figures.overLimit };
  };

const BENCHMARKS = {
  chain: benchmark(measureChain, chainTable),
  citic: benchmark(measureCitic, citicTable),
  h5: benchmark(measureH5, h5Table),
  pages: benchmark(measurePages, pagesTable),
  payments: benchmark(measurePayments, paymentsTable),
  points: benchmark(measurePoints, pointsTable),
  reconcile: benchmark(measureReconcile, reconcileTable),
  start: benchmark(measureStart, startTable),
};

const HELP = `Measures, each beside its baseline in the same run.
  npm run bench -- <name> [--json] [--runs N]
Names
  chain   opens a second with totals live beside COPY, the fold's lag, and what reading a chain of millions costs
  citic   the load of the largest campaign anybody told of, to the last click
  h5      how fast and how accessible the first load on the web is, on Lighthouse's slow phone and by its scores
  pages   what each page of the compiled mini-program costs until it is first painted, in weapp-host
  payments  bills paid a second over HTTP, from the order to the biller's answer, beside pgbench's TPC-B-like script, and as payments are kept
  points  spends and orders a second beside pgbench's TPC-B-like script on the same PostgreSQL, and as the ledger grows
  reconcile  how long a day of payments takes to be reconciled, its statements fetched over HTTP, and what memory it needs
  start   how long weapp-host takes to the first page
Options
  --json    the figures as one line of JSON on standard output
  --runs N  how often each is measured; times are medians (5)
Options of points, payments and reconcile
  --scales 1m,10m  how many transfers the ledger has before it is measured; how many payments; of reconcile the first counts, a day of so many
Options of chain
  --nodes 1m,10m   how many nodes the forest has before it is measured
Options of points, payments, chain and citic
  --clients N      connections that ask at once (8)
  --seconds N      how long each run lasts (15 for points and payments, 60 for chain)
PGBENCH is where pgbench is, if it is not on PATH; without one our own client runs the same statements.
`;

const UNITS: Record<string, number> = { k: 1_000, m: 1_000_000 };

/** 10000000 for `10m`. */
const countOf = (text: string): number => Number(text.replace(/[km]$/i, '')) * (UNITS[text.slice(-1).toLowerCase()] ?? 1);

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      runs: { type: 'string', default: '5' },
      scales: { type: 'string', default: '1m,10m' },
      clients: { type: 'string', default: '8' },
      seconds: { type: 'string' },
      nodes: { type: 'string', default: '1m,10m' },
    },
  });
  const run = Object.entries(BENCHMARKS).find(([name]) => name === positionals[0])?.[1];
  const [runs, clients] = [Number(values.runs), Number(values.clients)];
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
  const [scales, nodes] = [values.scales, values.nodes].map((text) => text.split(',').map(countOf)) as [number[], number[]];
  if (values.help) return void process.stdout.write(HELP);
  if (!run || positionals.length > 1 || ![runs, clients, seconds ?? 1, ...scales, ...nodes].every((number) => Number.isInteger(number) && number >= 1)) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const { json, table, overLimit } = await run({ runs, scales, nodes, clients, seconds, report: (line) => void process.stderr.write(`${line}\n`) });
  process.stdout.write(`${values.json ? json : table}\n`);
  if (overLimit.length === 0) return;
  process.stderr.write(`over a limit: ${overLimit.join('; ')}\n`);
  process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\nnpm run bench -- --help tells what there is.\n`);
  process.exitCode = 1;
});
