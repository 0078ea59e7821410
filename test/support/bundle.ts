import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A folder of its own for the processes of a test. */
export const makeFolder = (name: string): string => {
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  return mkdtempSync(join(ROOT, '.data', `${name}-`));
};

/** One JavaScript file of a program that a test starts as a process: it starts at once and can be run by any user. */
export const bundle = (program: string, outFile: string, externals: readonly string[] = []): string => {
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/esbuild/bin/esbuild'),
    resolve(__dirname, program),
    '--bundle',
    '--platform=node',
    ...['pg-native', '@resvg/resvg-js', ...externals].map((name) => `--external:${name}`),
    '--log-level=error',
    '--define:require.main=null', // of all that is bundled, the program alone starts
    `--outfile=${outFile}`,
  ]);
  return outFile;
};

/** The whole server as one file in this folder. */
export const bundleServer = (folder: string): string => {
  symlinkSync(join(ROOT, 'server/database/migrations'), join(folder, 'migrations')); // where the bundle looks for them
  return bundle('server-child.ts', join(folder, 'server.js'), ['@fastify/swagger-ui']); // which reads files beside itself
};
