import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** One JavaScript file of a program that a test starts as a process: it starts at once and can be run by any user. */
export const bundle = (program: string, outFile: string, externals: readonly string[] = []): string => {
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/esbuild/bin/esbuild'),
    resolve(__dirname, program),
    '--bundle',
    '--platform=node',
    ...['pg-native', ...externals].map((name) => `--external:${name}`),
    '--log-level=error',
    '--define:require.main=null', // of all that is bundled, the program alone starts
    `--outfile=${outFile}`,
  ]);
  return outFile;
};
