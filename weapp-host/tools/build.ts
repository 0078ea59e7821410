import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { declarationFile } from './declaration-file';

const ROOT = resolve(__dirname, '..');
const DIST = join(ROOT, 'dist');

const NODE: BuildOptions = { platform: 'node', format: 'cjs', target: 'node20', packages: 'external' };
/** As the runtime is bundled in a checkout, where `loadRuntime` of src/serve.ts does it. */
const BROWSER: BuildOptions = { platform: 'browser', format: 'iife', target: 'chrome110', define: { 'process.env.NODE_ENV': '"production"' }, metafile: true };

const bundle = (source: string, name: string, options: BuildOptions) =>
  build({ entryPoints: [join(ROOT, 'src', source)], outfile: join(DIST, name), bundle: true, absWorkingDir: ROOT, charset: 'utf8', logLevel: 'warning', ...options });

const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/** What the licences of the packages inside the browser's bundle ask to be handed on. */
const licencesOf = ({ inputs }: Metafile): string => {
  const folders = new Set(Object.keys(inputs).flatMap((path) => PACKAGE.exec(path)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { name: string; version: string };
    const file = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].map((candidate) => join(ROOT, folder, candidate)).find((path) => existsSync(path));
    if (file === undefined) throw new Error(`${name} has no licence file, and is in runtime.js`);
    return `${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return `runtime.js contains these packages:\n\n${texts.join('\n----\n\n')}`;
};

/** Writes dist/: what is published instead of the sources. */
const buildPackage = async (): Promise<void> => {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  await bundle('index.ts', 'index.js', NODE);
  await bundle('cli.ts', 'cli.js', NODE);
  const { metafile } = await bundle('runtime/main.ts', 'runtime.js', BROWSER);
  writeFileSync(join(DIST, 'runtime.LICENSES.txt'), licencesOf(metafile!));
  writeFileSync(join(DIST, 'index.d.ts'), declarationFile(join(ROOT, 'src/index.ts')));
};

buildPackage().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
