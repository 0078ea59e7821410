import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyBooks } from '../server/books';
import { openDatabase } from '../server/database/database';
import { startEmbedded } from '../server/database/embedded';
import type { Verdict } from '../server/ledger/verify';
import { StartError } from '../server/start-error';
import { ROOT } from './build';

const HELP = `Recomputes every balance, lot, spend, order and exchange from the transfers, and names the first difference.
  npm run ledger -- verify [--database-url postgres://…] [--json]
Options
  --database-url URL  the database to look at; without it DATABASE_URL, or the embedded one under .data/ (started when it is not running)
  --json              the verdict as one line of JSON on standard output
It reads one snapshot and writes nothing, so it may run while the service works. Ends with 1 when the books differ. See docs/ledger.md.
`;

const MISSING_TABLE = '42P01';

interface Timed extends Verdict {
  seconds: number;
}

const findDatabase = async (url: string | undefined): Promise<{ url: string; stop(): Promise<void> }> =>
  url === undefined
    ? startEmbedded({ dataDir: join(ROOT, '.data/postgres'), log: (line) => void process.stderr.write(`${line}\n`) })
    : { url, stop: async () => undefined };

const verifyAt = async (url: string): Promise<Timed> => {
  const database = openDatabase(url, { connectionsMax: 1 });
  const startedMs = performance.now();
  try {
    const verdict = await verifyBooks(database);
    return { ...verdict, seconds: Math.round((performance.now() - startedMs) / 10) / 100 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === MISSING_TABLE) throw new StartError('There is no ledger of this version in this database: start the service on it first');
    throw error;
  } finally {
    await database.close();
  }
};

const tell = ({ counted, difference, seconds }: Timed): string => {
  const seen = Object.entries(counted).map(([table, rows]) => `  ${table.padEnd(14)}${rows.toLocaleString('en-US').padStart(14)}`);
  const verdict = difference
    ? `DIFFERENCE, ${difference.check}: ${difference.rule}\n  ${difference.difference}`
    : 'The books agree.';
  return [...seen, `${verdict}`, `Looked for ${seconds} s.`].join('\n');
};

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean' }, json: { type: 'boolean' }, 'database-url': { type: 'string' } },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm run ledger -- --help tells what there is.`);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readOptions();
  if (values.help) return void process.stdout.write(HELP);
  if (positionals.length !== 1 || positionals[0] !== 'verify') {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const database = await findDatabase(values['database-url'] ?? process.env.DATABASE_URL);
  try {
    const verdict = await verifyAt(database.url);
    process.stdout.write(`${values.json ? JSON.stringify(verdict) : tell(verdict)}\n`);
    if (verdict.difference) process.exitCode = 1;
  } finally {
    await database.stop();
  }
};

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
});
