import { parseArgs } from 'node:util';
import { payChainUnder, rebuildChain, verifyChain, type Paying } from '../server/chain';
import type { Database } from '../server/database/database';
import type { Verdict } from '../server/ledger/verify';
import { StartError } from '../server/start-error';
import { runSimulation } from './fraud-simulation/simulate';
import { lookAtDatabase } from './look-at-database';

const HELP = `Counts everything that follows from the log of the referral chain again: totals, leaders, bindings, attributions, rewards.
  npm run referrals -- rebuild --verify [--rules V] [--database-url postgres://…] [--json]
  npm run referrals -- rebuild [--database-url postgres://…] [--json]
Or runs the fraud rules over invented histories, honest and not, and prints precision and recall (docs/fraud.md). It needs no database.
  npm run referrals -- simulate-fraud [--seed N] [--json]
Options
  --verify            compare row by row and name the first difference; nothing is written
  --rules V           tell also what version V of the rules of rewards would have paid, had it been in force from the beginning
  --database-url URL  the database to look at; without it DATABASE_URL, or the embedded one under .data/ (started when it is not running)
  --json              the verdict as one line of JSON on standard output
  --seed N            one history instead of the twenty that docs/fraud.md reports
Without --verify, totals and leaders are written wherever they differ, in one transaction, and then compared. Bindings and attributions are
decided once: they are compared and never rewritten. Both may run while the service works. Ends with 1 when something differs. See
docs/referrals.md.
`;

interface Asked {
  isVerifyOnly: boolean;
  rulesVersion: number | null;
}

interface Timed extends Verdict {
  /** What other rules would have paid, when it was asked. */
  under?: Paying;
  seconds: number;
}

const payUnder = async (database: Database, version: number): Promise<Paying> => {
  const paying = await payChainUnder(database, version, new Date());
  if (!paying) throw new StartError(`There is no version ${version} of the rules of rewards`);
  return paying;
};

const work = async (database: Database, { isVerifyOnly, rulesVersion }: Asked): Promise<Timed> => {
  const startedMs = performance.now();
  if (!isVerifyOnly) await rebuildChain(database);
  const verdict = await verifyChain(database);
  const under = rulesVersion === null ? {} : { under: await payUnder(database, rulesVersion) };
  return { ...verdict, ...under, seconds: Math.round((performance.now() - startedMs) / 10) / 100 };
};

const tellUnder = ({ version, rewards, points, refused, paidPoints }: Paying): string[] => [
  `Version ${version} would have paid ${points} points in ${rewards} rewards; all versions together paid ${paidPoints}.`,
  ...Object.entries(refused).map(([reason, count]) => `  not paid, ${reason}: ${count}`),
];

const tell = ({ counted, difference, seconds, under }: Timed): string => {
  const seen = Object.entries(counted).map(([table, rows]) => `  ${table.padEnd(16)}${rows.toLocaleString('en-US').padStart(14)}`);
  const verdict = difference
    ? `DIFFERENCE, ${difference.check}: ${difference.rule}\n  ${difference.difference}`
    : 'Everything is what the log comes to.';
  return [...seen, verdict, ...(under ? tellUnder(under) : []), `Looked for ${seconds} s.`].join('\n');
};

const readOptions = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean' }, json: { type: 'boolean' }, verify: { type: 'boolean' }, rules: { type: 'string' }, 'database-url': { type: 'string' }, seed: { type: 'string' } },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nnpm run referrals -- --help tells what there is.`);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readOptions();
  if (values.help) return void process.stdout.write(HELP);
  if (positionals.join() === 'simulate-fraud') return void process.stdout.write(`${runSimulation(values)}\n`);
  const rulesVersion = values.rules === undefined ? null : Number(values.rules);
  const isRules = rulesVersion === null || (values.verify === true && Number.isInteger(rulesVersion) && rulesVersion >= 1);
  if (positionals.join() !== 'rebuild' || !isRules) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const asked = { isVerifyOnly: values.verify === true, rulesVersion };
  const verdict = await lookAtDatabase(values['database-url'], 'There is no chain of this version in this database', (database) => work(database, asked));
  process.stdout.write(`${values.json ? JSON.stringify(verdict) : tell(verdict)}\n`);
  if (verdict.difference) process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 1;
});
