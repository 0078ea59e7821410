import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buildStale, ROOT } from './build';

const HELP = `Runs everything that has to hold: types, lint, both builds where they are stale, and all tests.
  npm test [-- arguments for Jest]
Examples
  npm test -- --selectProjects unit ui
  npm test -- test/h5/journey-a.test.ts
A journey in a browser that failed is walked once more, alone, and called unstable where it then passes.
The last line counts the tests: "12 passed, 0 failed".
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a program of node_modules on this Node, showing what it prints. */
const run = (script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });

const buildBoth = async (): Promise<boolean> => {
  try {
    await buildStale(['h5', 'weapp'], { report: say });
    return true;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return false;
  }
};

type Check = [name: string, passes: () => Promise<boolean>];

/** Each lane is one check after the other. They run side by side: neither lane alone keeps two cores busy. */
const LANES: readonly Check[][] = [
  [
    ['typecheck', () => run('typescript/bin/tsc', ['-p', '.'])],
    ['lint', () => run('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])],
  ],
  [['build', buildBoth]],
];

/** Gives the names of what failed. */
const runLane = async (lane: readonly Check[]): Promise<string[]> => {
  const failed: string[] = [];
  for (const [name, passes] of lane) {
    const startedMs = performance.now();
    const isGood = await passes();
    if (!isGood) failed.push(name);
    say(`${name}: ${isGood ? 'ok' : 'FAILED'} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }
  return failed;
};

interface FileOutcome {
  path: string;
  project: string;
  passed: number;
  failed: number;
  skipped: number;
}

const runJest = async (args: string[]): Promise<{ isGood: boolean; files: FileOutcome[] }> => {
  const outcomeFile = join(mkdtempSync(join(tmpdir(), 'micro-branch-test-')), 'outcome.json');
  try {
    const isGood = await run('jest/bin/jest.js', args, { OUTCOME_FILE: outcomeFile });
    return { isGood, files: existsSync(outcomeFile) ? (JSON.parse(readFileSync(outcomeFile, 'utf8')) as FileOutcome[]) : [] };
  } finally {
    rmSync(dirname(outcomeFile), { recursive: true });
  }
};

/** The suites that need a browser beside us. Rules, books and pages have no second attempt: there, what fails once is a fault. */
const JOURNEYS = ['h5', 'host', 'e2e'];
const JOURNEYS_AGAIN_MAX = 4;

/** A browser on a busy machine may lose a moment: a few journeys that failed are walked once more, alone, and the last lines say so. */
const runTests = async (args: string[]): Promise<{ isGood: boolean; files: FileOutcome[]; again: FileOutcome[] }> => {
  const first = await runJest(args);
  const failed = first.files.filter((file) => file.failed > 0);
  const canRepeat = failed.length > 0 && failed.length <= JOURNEYS_AGAIN_MAX && failed.every(({ project }) => JOURNEYS.includes(project));
  if (first.isGood || !canRepeat) return { ...first, again: [] };
  say(`walking ${failed.length} failed journeys once more, alone`);
  const second = await runJest(['--runInBand', '--runTestsByPath', ...failed.map(({ path }) => path)]);
  const files = [...first.files.filter(({ path }) => !failed.some((file) => file.path === path)), ...second.files];
  return { isGood: second.isGood, files, again: failed };
};

const count = (files: readonly FileOutcome[], what: 'passed' | 'failed' | 'skipped'): number => files.reduce((sum, file) => sum + file[what], 0);

const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return say(HELP);
  const failedSteps = (await Promise.all(LANES.map(runLane))).flat();
  const { isGood, files, again } = await runTests(args);
  for (const { path } of again) say(`unstable: ${relative(ROOT, path)} failed, and was walked a second time`);
  if (failedSteps.length > 0) say(`also failed: ${failedSteps.join(', ')}`);
  const skipped = count(files, 'skipped');
  // The last line is read by machines; it never contradicts the exit code.
  const failed = Math.max(count(files, 'failed'), isGood ? 0 : 1) + failedSteps.length;
  say(`${count(files, 'passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0) process.exitCode = 1;
};

void main();
