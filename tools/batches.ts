import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { checkBatch, loadBatch } from '../server/batches/load-batch';
import { resultLines } from '../server/batches/result';
import { PARALLEL_MAX, runBatch } from '../server/batches/run-batch';
import { findBatch, listBatches, readProgress, type Batch, type Progress } from '../server/batches/store';
import type { Deps } from '../server/deps';
import { StartError } from '../server/start-error';

const PARALLEL = 16;
const HELP = `Debits the accounts of a biller's file, each exactly once, and gives the file that answers it (docs/batches.md).
  npm run batches -- check FILE --biller KEY            reads all of it and names every line that is wrong; writes nothing
  npm run batches -- run FILE --biller KEY [--parallel N] [--json]
  npm run batches -- result NAME [--out FILE]           what became of it, line by line; NAME is that of the file without its ending
  npm run batches -- list [--json]
Options
  --biller KEY        whose file it is
  --parallel N        debits under way at once, 1 to ${PARALLEL_MAX} (${PARALLEL})
  --out FILE          where the result goes; without it to standard output
  --database-url URL  the database to work on; without it DATABASE_URL, or the embedded one under .data/ (started when it is not running)
  --json              as one line of JSON on standard output
A line of a file is: number of the line, account, masked payer, fen, the biller's reference. For example 1,6222021001112223334,王*,12860,SD2026-000001
A run that was stopped or killed is run again with the same file: it goes on where it was. Ends with 1 when rows are open at its end.
The bank is asked at BANK_DEBITS_BASE_URL; the sandbox plays it in the service that listens on PORT.
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const counted = (value: number): string => value.toLocaleString('en-US');
const yuan = (fen: number): string => `${counted(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')} yuan`;

const openOf = ({ waiting, sent }: Progress): number => waiting.rows + sent.rows;
const endedOf = ({ done, refused }: Progress): number => done.rows + refused.rows;

/** Says how far it is, how fast, and how long it takes by what the last half minute or so came to. */
const createTeller = (startedMs = performance.now()) => {
  const seen: { ms: number; ended: number }[] = [];
  return (progress: Progress): void => {
    const now = { ms: performance.now(), ended: endedOf(progress) };
    seen.push(now);
    if (seen.length > 30) seen.shift();
    const first = seen[0]!;
    const perSecond = now.ms > first.ms ? ((now.ended - first.ended) * 1_000) / (now.ms - first.ms) : 0;
    const left = perSecond > 0 ? `${Math.ceil(openOf(progress) / perSecond)} s left` : 'waiting for the bank';
    const seconds = Math.round((now.ms - startedMs) / 1_000);
    tell(`${String(seconds).padStart(6)} s  ${counted(now.ended)} of ${counted(now.ended + openOf(progress))} ended, ${progress.refused.rows} refused, ${Math.round(perSecond)} a second, ${left}`);
  };
};

/** The first signal lets the rows under way end; what is left is gone on with by the next run. */
const stopOnSignal = (): (() => boolean) => {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (isStopping = true));
  return () => isStopping;
};

interface Options {
  biller?: string | undefined;
  parallel?: string | undefined;
  out?: string | undefined;
  json?: boolean | undefined;
}

const fileOf = (path: string | undefined, { biller }: Options): { path: string; billerKey: string } => {
  if (path === undefined || biller === undefined) throw new StartError('A FILE and --biller KEY are needed. npm run batches -- --help tells what there is.');
  return { path, billerKey: biller };
};

const parallelOf = ({ parallel = String(PARALLEL) }: Options): number => {
  const wanted = Number(parallel);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > PARALLEL_MAX) throw new StartError(`--parallel is "${parallel}"; expected 1 to ${PARALLEL_MAX}`);
  return wanted;
};

const check = async (deps: Deps, path: string | undefined, options: Options): Promise<void> => {
  const { rows, totalFen } = await checkBatch(deps, fileOf(path, options));
  say(options.json ? JSON.stringify({ rows, totalFen }) : `The file is right: ${counted(rows)} debits of ${yuan(totalFen)} in all. Nothing was written.`);
};

const summaryOf = (batch: Batch, progress: Progress) => ({
  name: batch.name,
  rows: batch.rows,
  totalFen: batch.totalFen,
  done: progress.done.rows,
  doneFen: progress.done.fen,
  refused: progress.refused.rows,
  open: batch.rows - endedOf(progress),
});

const run = async (deps: Deps, path: string | undefined, options: Options): Promise<void> => {
  const [file, parallel, startedMs] = [fileOf(path, options), parallelOf(options), performance.now()];
  const isStopping = stopOnSignal();
  const batch = await loadBatch(deps, file);
  tell(`Batch ${batch.name} of ${batch.billerName}: ${counted(batch.rows)} debits of ${yuan(batch.totalFen)}.`);
  const summary = summaryOf(batch, await runBatch(deps, batch, { parallel, isStopping, onProgress: createTeller() }));
  const [seconds, megabytes] = [Math.round((performance.now() - startedMs) / 100) / 10, Math.ceil(process.resourceUsage().maxRSS / 1024)];
  if (summary.open > 0) {
    tell(`${counted(summary.open)} are open. Run the same file again to go on.`);
    process.exitCode = 1;
  }
  const { done, doneFen, refused } = summary;
  say(options.json ? JSON.stringify({ ...summary, seconds, megabytes }) : `${counted(done)} debited, ${yuan(doneFen)}; ${counted(refused)} refused. ${seconds} s, ${megabytes} MB.`);
};

const withEnds = async function* (lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) yield `${line}\n`;
};

/** A file appears whole or not at all. */
const writeWhole = async (lines: AsyncIterable<string>, path: string): Promise<void> => {
  const draft = `${path}.part`;
  try {
    await pipeline(Readable.from(withEnds(lines)), createWriteStream(draft));
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
};

const result = async (deps: Deps, name: string | undefined, { out }: Options): Promise<void> => {
  if (name === undefined) throw new StartError('A NAME is needed. npm run batches -- list tells what there is.');
  const batch = await findBatch(deps.database, name);
  if (!batch) throw new StartError(`There is no batch ${name}`);
  const lines = resultLines(deps.database, batch);
  if (out !== undefined) return writeWhole(lines, out);
  for await (const line of lines) say(line);
};

const list = async (deps: Deps, _name: string | undefined, { json }: Options): Promise<void> => {
  for (const batch of await listBatches(deps.database)) {
    const { done, refused, open, ...rest } = summaryOf(batch, await readProgress(deps.database, batch.id));
    const how = batch.loadedAt ? `${counted(done)} done, ${counted(refused)} refused, ${counted(open)} open` : 'not loaded wholly: run its file again';
    say(json ? JSON.stringify({ ...rest, done, refused, open, startedAt: batch.startedAt, endedAt: batch.endedAt }) : `${batch.name}  ${batch.billerName}  ${counted(batch.rows)} rows: ${how}`);
  }
};

const VERBS: Partial<Record<string, typeof check>> = { check, run, result, list };

const readOptions = () => {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    return parseArgs({ allowPositionals: true, options: { help: flag, json: flag, biller: text, parallel: text, out: text, 'database-url': text } });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm run batches -- --help tells what there is.`);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readOptions();
  const [verb = '', subject, ...more] = positionals;
  const work = VERBS[verb];
  if (values.help) return void process.stdout.write(HELP);
  if (!work || more.length > 0) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const { withDeps } = await import('./with-deps'); // the whole service: whoever asked wrongly need not wait for it
  await withDeps(values['database-url'], 'There are no batches of this version in this database', (deps) => work(deps, subject, values));
};

main().catch((error: Error) => {
  tell(error instanceof StartError ? error.message : (error.stack ?? error.message));
  process.exitCode = 1;
});
