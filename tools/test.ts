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

const CHECKS: Record<string, () => Promise<boolean>> = {
  typecheck: () => run('typescript/bin/tsc', ['-p', '.']),
  lint: () => run('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  build: buildBoth,
};

const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return say(HELP);
  const failed: string[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    const startedMs = performance.now();
    const isGood = await check();
    if (!isGood) failed.push(name);
    say(`${name}: ${isGood ? 'ok' : 'FAILED'} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }
  // Nothing is printed after Jest, whose own summary tells its time: the last line is read by machines.
  const passed = await run('jest/bin/jest.js', args, { FAILED_STEPS: failed.join(',') });
  if (!passed || failed.length > 0) process.exitCode = 1;
};

void main();
