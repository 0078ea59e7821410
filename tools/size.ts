import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale, outputOf } from './build';

export interface Sizes {
  main: { bytes: number };
  /** Bytes of each sub-package, by its root. */
  packages: Record<string, { bytes: number }>;
  total: number;
}

export const MAIN_BYTES_MAX = 620_000;

interface AppConfig {
  subPackages?: { root: string }[];
  subpackages?: { root: string }[];
}

/** Measures a weapp build as WeChat counts it: what lies outside every sub-package root is the main package. */
export const measure = (folder: string): Sizes => {
  const config = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as AppConfig;
  const roots = (config.subPackages ?? config.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''));
  const sizes: Sizes = { main: { bytes: 0 }, packages: {}, total: 0 };
  for (const root of roots) sizes.packages[root] = { bytes: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = statSync(join(folder, name));
    if (!file.isFile()) continue;
    const root = roots.find((candidate) => name.replaceAll('\\', '/').startsWith(`${candidate}/`));
    const part = (root !== undefined && sizes.packages[root]) || sizes.main;
    part.bytes += file.size;
    sizes.total += file.size;
  }
  return sizes;
};

const table = ({ main, packages, total }: Sizes): string => {
  const rows: [string, number][] = [['main', main.bytes], ['main may have', MAIN_BYTES_MAX]];
  for (const [root, { bytes }] of Object.entries(packages)) rows.push([root, bytes]);
  rows.push(['total', total]);
  const line = ([name, bytes]: [string, number]) => `${name.padEnd(24)}${bytes.toLocaleString('en-US').padStart(12)}`;
  return rows.map(line).join('\n');
};

const HELP = `Measures the weapp build in bytes, building it first when it is stale.
  npm run size [-- --json]
Ends with 1 when the main package is over ${MAIN_BYTES_MAX.toLocaleString('en-US')} bytes.
`;

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, json: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(HELP);
  // Standard output carries the figures alone, so that a program may read them.
  await buildStale(['weapp'], { report: (line) => void process.stderr.write(`${line}\n`) });
  const sizes = measure(outputOf('weapp'));
  process.stdout.write(`${values.json ? JSON.stringify(sizes) : table(sizes)}\n`);
  if (sizes.main.bytes <= MAIN_BYTES_MAX) return;
  process.stderr.write(`the main package is ${sizes.main.bytes - MAIN_BYTES_MAX} bytes over ${MAIN_BYTES_MAX}\n`);
  process.exitCode = 1;
};

if (require.main === module) {
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
