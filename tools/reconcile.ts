import { parseArgs } from 'node:util';
import { reconcileAndAsk } from '../server/reconciliation/ask-again';
import { asJson, reportOf } from '../server/reconciliation/report';
import { StartError } from '../server/start-error';
import { withDeps } from './with-deps';

const HELP = `Compares what WeChat Pay, the bank and the billers have of a day with our payments, and these with the ledger.
  npm run reconcile -- --on DATE [--database-url postgres://…] [--json]
Options
  --on DATE           a day of Shanghai, YYYY-MM-DD; while it is not over, what is under way differs
  --database-url URL  the database of the service; without it DATABASE_URL, or the embedded one under .data/
  --json              the result as one line of JSON on standard output
Partners are those of the service, from its environment; what the sandbox plays is asked of the service that listens on PORT.
Where a partner has what we have not noted, it is asked and the day is compared once more. The result is kept; of a day the newest holds.
Ends with 0 when nothing differs, with 1 when something does, with 3 when a statement is not there yet. See docs/reconciliation.md.
`;

const EXIT = { zero: 0, different: 1, waiting: 3 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const readOptions = () => {
  try {
    return parseArgs({ options: { help: { type: 'boolean' }, json: { type: 'boolean' }, on: { type: 'string' }, 'database-url': { type: 'string' } } }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm run reconcile -- --help tells what there is.`);
  }
};

const main = async (): Promise<void> => {
  const { help, json, on, 'database-url': url } = readOptions();
  if (help) return void process.stdout.write(HELP);
  if (on === undefined || !isDay(on)) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const run = await withDeps(url, 'There are no payments of this version in this database', (deps) => reconcileAndAsk(deps, on));
  process.stdout.write(`${json ? asJson(run) : reportOf(run)}\n`);
  process.exitCode = EXIT[run.state];
};

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
});
