import { parseArgs } from 'node:util';
import { measurePages, pagesTable } from './pages';

const BENCHMARKS = { pages: { measure: measurePages, table: pagesTable } };

const HELP = `Measures, each beside its baseline in the same run.
  npm run bench -- <name> [--json] [--runs N]
Names
  pages   what each page of the compiled mini-program costs until it is first painted, in weapp-host
Options
  --json    the figures as one line of JSON on standard output
  --runs N  how often each page is opened; times are medians (5)
`;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, json: { type: 'boolean' }, runs: { type: 'string', default: '5' } },
  });
  const benchmark = Object.entries(BENCHMARKS).find(([name]) => name === positionals[0])?.[1];
  const runs = Number(values.runs);
  if (values.help) return void process.stdout.write(HELP);
  if (!benchmark || positionals.length > 1 || !Number.isInteger(runs) || runs < 1) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const figures = await benchmark.measure({ runs, report: (line) => void process.stderr.write(`${line}\n`) });
  process.stdout.write(`${values.json ? JSON.stringify(figures) : benchmark.table(figures)}\n`);
  if (figures.overLimit.length === 0) return;
  process.stderr.write(`over a limit: ${figures.overLimit.join('; ')}\n`);
  process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
