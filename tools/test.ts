import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale, ROOT } from './build';

const HELP = `Runs everything that has to hold: types, lint, both builds where they are stale, and all tests.
  npm test [-- arguments for Jest]
Examples
  npm test -- --selectProjects unit ui
  npm test -- test/h5/journey-a.test.ts
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

const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return say(HELP);
  const failed = (await Promise.all(LANES.map(runLane))).flat();
  // Nothing is printed after Jest, whose own summary tells its time: the last line is read by machines.
  const passed = await run('jest/bin/jest.js', args, { FAILED_STEPS: failed.join(',') });
  if (!passed || failed.length > 0) process.exitCode = 1;
};

void main();
