import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { name, dependencies } from '../../package.json';
import { FIXTURE_FOLDER } from '../support/fixture';

jest.setTimeout(180_000);

const run = promisify(execFile);
const ROOT = path.resolve(__dirname, '../..');
const folderOf = (dependency: string): string => {
  const found = [ROOT, path.dirname(ROOT)].map((home) => path.join(home, 'node_modules', dependency)).find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`${dependency} is not installed: npm ci`);
  return found;
};

/** A project of somebody else's, with this package and its dependencies in it and nothing more. */
let consumer: string;
let packed: { files: { path: string }[] };
const installed = (...parts: string[]) => path.join(consumer, 'node_modules', name, ...parts);

const link = (dependency: string): void => {
  const target = path.join(consumer, 'node_modules', dependency);
  mkdirSync(path.dirname(target), { recursive: true });
  symlinkSync(realpathSync(folderOf(dependency)), target);
};

beforeAll(async () => {
  consumer = mkdtempSync(path.join(tmpdir(), 'weapp-host-consumer-'));
  // An old build must not stand in for a new one that fails.
  rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  await run('npm', ['run', 'build'], { cwd: ROOT });
  const { stdout } = await run('npm', ['pack', '--json', '--offline', '--ignore-scripts', '--pack-destination', consumer], { cwd: ROOT });
  const [first] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as ({ filename: string } & typeof packed)[];
  packed = first!;
  mkdirSync(installed(), { recursive: true });
  await run('tar', ['-x', '-f', path.join(consumer, first!.filename), '--strip-components=1', '-C', installed()]);
  for (const dependency of [...Object.keys(dependencies), '@types/node', 'undici-types']) link(dependency);
});

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

const cli = (...args: string[]) => run(process.execPath, [installed('bin/weapp-host.js'), ...args], { cwd: consumer });

describe('what is published', () => {
  test('is the build, the command and what one reads first; no sources, no tests', () => {
    expect(packed.files.map((file) => file.path).sort()).toEqual([
      'LICENSE', 'README.md', 'bin/weapp-host.js', 'dist/cli.js', 'dist/index.d.ts', 'dist/index.js', 'dist/runtime.LICENSES.txt', 'dist/runtime.js', 'package.json',
    ]);
  });

  test('says whose work is inside the browser’s bundle', () => {
    expect(readFileSync(installed('dist/runtime.LICENSES.txt'), 'utf8')).toMatch(/^glass-easel \d[^]*^glass-easel-miniprogram-adapter \d/m);
  });
});

describe('the command', () => {
  test('helps and tells its version', async () => {
    expect((await cli('--help')).stdout).toContain('weapp-host auto  --project FOLDER');
    const { version } = createRequire(path.join(consumer, 'index.js'))(`${name}/package.json`) as { version: string };
    expect((await cli('--version')).stdout).toBe(`${version}\n`);
  });

  test('checks a project', async () => {
    expect((await cli('check', '--project', FIXTURE_FOLDER)).stdout).toMatch(/\d+ pages, \d+ packages, \d+ bytes\n$/);
  });
});

const OPEN_FIRST_PAGE = `
  const { openHost, HostError } = require(${JSON.stringify(name)});
  const main = async () => {
    await openHost({ project: __dirname }).catch((error) => console.log(error instanceof HostError, error.code));
    const host = await openHost({ project: process.argv[2] });
    try {
      const session = await host.openSession({ person: 'li' });
      console.log((await session.call('App.getCurrentPage', {})).path, host.manifest.entryPage);
    } finally {
      await host.close();
    }
  };
  main();
`;

describe('the library', () => {
  test('opens a mini-program at its first page and explains what it refuses', async () => {
    writeFileSync(path.join(consumer, 'open.js'), OPEN_FIRST_PAGE);
    const { stdout } = await run(process.execPath, ['open.js', FIXTURE_FOLDER], { cwd: consumer });
    expect(stdout).toBe('true bad_project\npages/shop/index pages/shop/index\n');
  });

  test.each(['node16', 'bundler'])('has types that stand alone (moduleResolution %s)', async (moduleResolution) => {
    writeFileSync(
      path.join(consumer, 'use.ts'),
      `import { openHost, HostError, SINGLE_PAGE_SCENE, type Device, type Host, type PageMetrics, type Session, type SharedCard } from '${name}';
       export const measure = async (project: string, device: Partial<Device>): Promise<PageMetrics[]> => {
         const host: Host = await openHost({ project, loginUrl: 'http://127.0.0.1:1/login' });
         const session: Session = await host.openSession({ device, launch: { scene: SINGLE_PAGE_SCENE } });
         const card = (await session.extension('Host.share', { channel: 'timeline' })) as SharedCard;
         const picture: Buffer = await session.screenshot();
         const { pages } = (await session.extension('Host.getMetrics', {})) as { pages: PageMetrics[] };
         if (card.title === '' || picture.length === 0) throw new HostError('closed', host.manifest.pages.join());
         return pages;
       };
       // @ts-expect-error: a project is needed
       void openHost({});`,
    );
    const module = moduleResolution === 'node16' ? 'node16' : 'esnext';
    const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022', '--types', 'node', '--module', module, '--moduleResolution', moduleResolution];
    const compiler = path.join(folderOf('typescript'), 'bin/tsc');
    const problems = await run(process.execPath, [compiler, ...options, 'use.ts'], { cwd: consumer }).then(() => '', ({ stdout }: { stdout: string }) => stdout);
    expect(problems).toBe('');
  });
});

describe('the sources', () => {
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const importsOf = (file: string): string[] => {
    const text = readFileSync(path.join(ROOT, 'src', file), 'utf8');
    return [...text.matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)|\brequire(?:\.resolve)?\('([^']+)'\)|^import '([^']+)'/gm)].flatMap((found) => found.slice(1).filter(Boolean));
  };

  test('import nothing that package.json does not name', () => {
    const packageOf = (specifier: string) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const outer = sources.flatMap(importsOf).filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'));
    expect(outer.filter((specifier) => builtinModules.includes(specifier))).toEqual([]);
    expect([...new Set(outer.map(packageOf))].filter((imported) => !Object.hasOwn(dependencies, imported))).toEqual([]);
    expect(outer).toContain('playwright-core');
  });

  test('import nothing from outside this folder', () => {
    const leaving = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => path.relative(ROOT, path.resolve(ROOT, 'src', path.dirname(file), specifier)))
        .filter((target) => target.startsWith('..')),
    );
    expect(leaving).toEqual([]);
    expect(sources.length).toBeGreaterThan(100);
  });
});
