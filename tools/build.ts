import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { brandFaults } from '../config/brand/check';
import { brand } from '../contract/brand';
import { StartError } from '../server/start-error';
import { compressTexts } from './compress';

export const ROOT = join(__dirname, '..');

const PLATFORMS = ['h5', 'weapp'] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface BuildOptions {
  /** Leave the sandbox out: no bar to become another person, no sign-in without WeChat. */
  production?: boolean;
  report: (line: string) => void;
}

/** The file without which a build of this platform did not happen. */
const PROOF: Record<Platform, string> = { h5: 'index.html', weapp: 'app.json' };
const INPUTS = ['src', 'config', 'contract', 'babel.config.js', 'tsconfig.json', 'package-lock.json'];
const OUTPUT_TAIL_LINES = 40;

const environment = (production: boolean): Record<string, string> => ({
  NODE_ENV: 'production',
  BRAND: brand.id,
  TARO_APP_SANDBOX: production ? '' : '1',
});

/** The files of a folder and below, or the file itself; none when it is not there. */
const filesUnder = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => !name.includes('node_modules'));
  return names.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
};

const inputFiles = (): string[] => {
  const dotEnv = readdirSync(ROOT).filter((name) => name.startsWith('.env'));
  return [...INPUTS, ...dotEnv].flatMap((name) => filesUnder(join(ROOT, name))).sort();
};

/** A hash of everything that goes into a build: content, not times, because a fresh clone has new times. */
const inputHash = (platform: Platform, production: boolean): string => {
  const hash = createHash('sha256').update(JSON.stringify([platform, environment(production)]));
  const own = Object.entries(process.env).filter(([name]) => name.startsWith('TARO_APP_') && name !== 'TARO_APP_SANDBOX');
  hash.update(JSON.stringify(own.sort()));
  for (const file of inputFiles()) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

export const outputOf = (platform: Platform): string => join(ROOT, 'dist', platform);
const stampOf = (platform: Platform): string => join(ROOT, 'dist', `${platform}.hash`);

const isFresh = (platform: Platform, hash: string): boolean =>
  existsSync(join(outputOf(platform), PROOF[platform])) &&
  existsSync(stampOf(platform)) &&
  readFileSync(stampOf(platform), 'utf8') === hash;

const runTaro = (platform: Platform, production: boolean): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const taro = join(ROOT, 'node_modules/@tarojs/cli/bin/taro');
    const child = spawn(process.execPath, [taro, 'build', '--type', platform], {
      cwd: ROOT,
      env: { ...process.env, ...environment(production) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });

const build = async (platform: Platform, production: boolean, report: BuildOptions['report']): Promise<void> => {
  const hash = inputHash(platform, production);
  if (isFresh(platform, hash)) return report(`build ${platform}: up to date`);
  const startedMs = performance.now();
  report(`build ${platform}: started`);
  rmSync(stampOf(platform), { force: true });
  rmSync(outputOf(platform), { recursive: true, force: true });
  const { code, output } = await runTaro(platform, production);
  // Taro may leave with 0 after a compile error, so the output has to be there too.
  if (code !== 0 || !existsSync(join(outputOf(platform), PROOF[platform]))) {
    throw new StartError(`build ${platform} failed:\n${output.trimEnd().split('\n').slice(-OUTPUT_TAIL_LINES).join('\n')}`);
  }
  if (platform === 'h5') compressTexts(outputOf(platform));
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(stampOf(platform), hash);
  report(`build ${platform}: done in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
};

/** Builds what its inputs have changed since, the platforms side by side. Throws with the compiler's words, or with what is wrong with a brand. */
export const buildStale = async (platforms: readonly Platform[], options: BuildOptions): Promise<void> => {
  const { production = false, report } = options;
  const faults = brandFaults(ROOT);
  if (faults.length > 0) throw new StartError(faults.join('\n'));
  const ends = await Promise.allSettled(platforms.map((platform) => build(platform, production, report)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
};

const HELP = `Builds the mini-program where its inputs have changed.
  tsx tools/build.ts [h5] [weapp] [--production]
Without a platform it builds both. --production leaves the sandbox out.
`;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, production: { type: 'boolean', default: false } },
  });
  if (values.help) return void process.stdout.write(HELP);
  const chosen = PLATFORMS.filter((platform) => positionals.length === 0 || positionals.includes(platform));
  if (chosen.length < positionals.length) throw new Error(`unknown platform in "${positionals.join(' ')}"\n${HELP}`);
  await buildStale(chosen, {
    production: values.production,
    report: (line) => void process.stdout.write(`${line}\n`),
  });
};

if (require.main === module) {
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
