import { parseArgs } from 'node:util';
import type { Options } from './measuring';
import { measurePages, pagesTable } from './pages';
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

const BENCHMARKS = { pages: benchmark(measurePages, pagesTable), start: benchmark(measureStart, startTable) };

const HELP = `Measures, each beside its baseline in the same run.
  npm run bench -- <name> [--json] [--runs N]
Names
  pages   what each page of the compiled mini-program costs until it is first painted, in weapp-host
  start   how long weapp-host takes to the first page
Options
  --json    the figures as one line of JSON on standard output
  --runs N  how often each page is opened; times are medians (5)
`;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, json: { type: 'boolean' }, runs: { type: 'string', default: '5' } },
  });
  const run = Object.entries(BENCHMARKS).find(([name]) => name === positionals[0])?.[1];
  const runs = Number(values.runs);
  if (values.help) return void process.stdout.write(HELP);
  if (!run || positionals.length > 1 || !Number.isInteger(runs) || runs < 1) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const { json, table, overLimit } = await run({ runs, report: (line) => void process.stderr.write(`${line}\n`) });
  process.stdout.write(`${values.json ? json : table}\n`);
  if (overLimit.length === 0) return;
  process.stderr.write(`over a limit: ${overLimit.join('; ')}\n`);
  process.exitCode = 1;
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
