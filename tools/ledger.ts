import { parseArgs } from 'node:util';
import { verifyBooks } from '../server/books';
import type { Database } from '../server/database/database';
import type { Verdict } from '../server/ledger/verify';
import { StartError } from '../server/start-error';
import { lookAtDatabase } from './look-at-database';

const HELP = `Recomputes every balance, lot, spend, order and exchange from the transfers, and names the first difference.
  npm run ledger -- verify [--database-url postgres://…] [--json]
Options
  --database-url URL  the database to look at; without it DATABASE_URL, or the embedded one under .data/ (started when it is not running)
  --json              the verdict as one line of JSON on standard output
It reads one snapshot and writes nothing, so it may run while the service works. Ends with 1 when the books differ. See docs/ledger.md.
`;

interface Timed extends Verdict {
  seconds: number;
}

const verify = async (database: Database): Promise<Timed> => {
  const startedMs = performance.now();
  const verdict = await verifyBooks(database);
  return { ...verdict, seconds: Math.round((performance.now() - startedMs) / 10) / 100 };
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
  const verdict = await lookAtDatabase(values['database-url'], 'There is no ledger of this version in this database', verify);
  process.stdout.write(`${values.json ? JSON.stringify(verdict) : tell(verdict)}\n`);
  if (verdict.difference) process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
});
