import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleServer, makeFolder } from '../support/bundle';

let dataDir: string;
let script: string;
let child: ChildProcess;
let words: string;

jest.setTimeout(120_000);

beforeAll(() => {
  dataDir = makeFolder('server');
  script = bundleServer(dataDir);
});
afterAll(() => {
  for (const path of [realpathSync(join(dataDir, 'postgres')), dataDir]) rmSync(path, { recursive: true });
});
afterEach(() => void child.kill('SIGKILL'));

const isDatabaseServed = (): boolean => existsSync(join(dataDir, 'postgres/cluster/postmaster.pid'));

/** Starts the server; gives its address, or its exit code when it ends first. */
const start = async (env: NodeJS.ProcessEnv): Promise<string | number> => {
  words = '';
  child = spawn(process.execPath, [script, dataDir], {
    env: { ...process.env, NODE_ENV: 'development', WECHAT: 'sandbox', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr?.on('data', (text) => (words += text));
  const line = once(createInterface(child.stdout!), 'line') as Promise<[string]>;
  const ended = once(child, 'close') as Promise<[number]>;
  return Promise.race([line.then(([url]) => url), ended.then(([code]) => code)]);
};

/** A machine that has much else to do is busy first. */
const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 503) return answer;
    await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
  }
};

const post = (url: string, body: object): Promise<Response> =>
  ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

test('says in one line that the port is taken, and leaves no database running', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;
  expect(await start({ PORT: String(port) })).toBe(1);
  expect(words).toBe(`Port ${port} is taken. Try another: PORT=${port + 1} npm start\n`);
  expect(isDatabaseServed()).toBe(false);
  squatter.close();
});

test('serves a signed-in member through the sandbox on its own port, and stops on SIGTERM with its database', async () => {
  const url = await start({});
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  const { code } = (await (await post(`${url}/sandbox/device/login`, { person: '小满' })).json()) as { code: string };
  const session = await post(`${url}/api/sessions`, { code });
  const { token } = (await session.json()) as { token: string };
  const terms = await ask(`${url}/api/exchanges/terms`, { headers: { authorization: `Bearer ${token}` } });
  expect(await terms.json()).toMatchObject({ card: { state: 'ready' } });
  expect(isDatabaseServed()).toBe(true);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(isDatabaseServed()).toBe(false);
});

test('keeps the secrets it made, for nobody else to read, and takes a signal that comes three times for one', async () => {
  const before = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
  await start({});
  expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe(before);
  for (let times = 0; times < 3; times += 1) child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(isDatabaseServed()).toBe(false);
});

test('says what is wrong with its configuration, without a stack and before anything starts', async () => {
  expect(await start({ PORT: 'abc', WECHAT: 'live' })).toBe(1);
  expect(words).toMatch(/^The configuration is wrong:\n/);
  expect(words).toContain('  PORT is "abc"; expected a port number\n');
  expect(words).toContain('  DATA_KEY is missing; expected 32 bytes in base64\n');
  expect(words).not.toContain('at ');
});
