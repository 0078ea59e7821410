import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import automator from 'miniprogram-automator';
import { FIXTURE_FOLDER } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(90_000);

const CLI = path.resolve(__dirname, '../../bin/weapp-host.js');

interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

const run = (...args: string[]): Promise<Finished> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }));
  });

/** Starts the command and waits until it says where it listens. */
const start = async (...args: string[]) => {
  const child = spawn(process.execPath, [CLI, 'auto', '--project', FIXTURE_FOLDER, '--auto-port', '0', ...args]);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => void child.on('exit', resolve));
  const wsEndpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [endpoint] = /ws:\/\/\S+/.exec(said) ?? [];
      if (endpoint) resolve(endpoint);
    });
    void ended.then((code) => reject(new Error(`it ended with ${code} before it was ready`)));
  });
  return { child, ended, wsEndpoint };
};

const isListening = (wsEndpoint: string) => automator.connect({ wsEndpoint }).then((phone) => phone.disconnect() ?? true, () => false);

describe('weapp-host auto', () => {
  test('is a cliPath: the automator launches it as it launches DevTools', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await until('a port was found', async () => free.listening);
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    const phone = await automator.launch({ cliPath: CLI, projectPath: FIXTURE_FOLDER, port, trustProject: true, account: 'li', args: ['--disable-gpu'] });
    expect(await phone.currentPage()).toMatchObject({ path: 'pages/shop/index' });
    await phone.close();
    await until('it has gone', async () => !(await isListening(`ws://127.0.0.1:${port}`)));
  });

  test('stays when a client leaves, and ends when the client closes the tool', async () => {
    const { ended, wsEndpoint } = await start('--path', 'pages/event/index', '--query', 'a=1', '--person', 'li');
    (await automator.connect({ wsEndpoint })).disconnect();
    const phone = await automator.connect({ wsEndpoint });
    expect(await phone.currentPage()).toMatchObject({ path: 'pages/event/index', query: { a: '1' } });
    await phone.close();
    expect(await ended).toBe(0);
    expect(await isListening(wsEndpoint)).toBe(false);
  });

  test('SIGTERM ends it as well, with nothing left behind', async () => {
    const { child, ended, wsEndpoint } = await start();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await isListening(wsEndpoint)).toBe(false);
  });

  test('a port that is taken is one line on stderr', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await until('the port is taken', async () => blocker.listening);
    const { port } = blocker.address() as { port: number };
    const { code, stderr } = await run('auto', '--project', FIXTURE_FOLDER, '--auto-port', String(port));
    blocker.close();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toMatch(new RegExp(`^weapp-host: port ${port} is taken: .*--auto-port$`));
  });
});

describe('weapp-host, asked and answered', () => {
  test('--help names every command, --version the version', async () => {
    expect((await run('--help')).stdout).toMatch(/weapp-host auto [^]*weapp-host check [^]*weapp-host pages /);
    expect((await run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('being called wrongly is exit code 2', async () => {
    expect(await run('auto')).toMatchObject({ code: 2, stdout: '', stderr: 'weapp-host: --project is missing: the folder that DevTools would open\n' });
  });

  test('check says in one line, with the file, what is wrong in a project', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'weapp-host-'));
    writeFileSync(path.join(folder, 'app.json'), '{ "pages": ["pages/gone/index"] }');
    const { code, stderr } = await run('check', '--project', folder);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^weapp-host: app\.json.*pages\/gone\/index.*\n$/);
  });

  test('check counts what is in a project that is right', async () => {
    expect(await run('check', '--project', FIXTURE_FOLDER)).toMatchObject({ code: 0, stdout: expect.stringMatching(/\d+ pages, \d+ packages, \d+ bytes\n$/) as string });
  });
});
