import { createConnection } from 'node:net';
import automator from 'miniprogram-automator';
import { openHost, type Host, type Session } from '../../src/index';
import { FIXTURE_FOLDER } from '../support/fixture';
import { descendants } from '../support/processes';
import { until } from '../support/until';

jest.setTimeout(180_000);

const SESSIONS = 20;

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });

const pathOf = async (session: Session): Promise<string> => ((await session.call('App.getCurrentPage', {})) as { path: string }).path;

describe('sessions', () => {
  let host: Host;
  beforeAll(async () => {
    host = await openHost({ project: FIXTURE_FOLDER });
  });
  afterAll(() => host.close());

  test(`${SESSIONS} of them, opened and closed, leave no port and no process`, async () => {
    const before = descendants().length;
    const ports: number[] = [];
    for (let count = 0; count < SESSIONS; count += 1) {
      const session = await host.openSession({ person: `person-${count}` });
      expect(await pathOf(session)).toBe(host.manifest.entryPage);
      ports.push(session.port);
      await session.close();
    }
    expect(await Promise.all(ports.map(isListening))).toEqual(ports.map(() => false));
    await until('the processes of their pages ended', async () => descendants().length <= before);
  });

  test('several at once share nothing: neither storage nor pages', async () => {
    const people = await Promise.all(['anna', 'bo'].map((person) => host.openSession({ person })));
    const [anna, bo] = await Promise.all(people.map(({ wsEndpoint }) => automator.connect({ wsEndpoint })));
    await anna!.callWxMethod('setStorageSync', 'mine', 'anna');
    expect(await bo!.callWxMethod('getStorageSync', 'mine')).toBe('');
    expect(await anna!.callWxMethod('getStorageSync', 'mine')).toBe('anna');
    anna!.disconnect();
    bo!.disconnect();
    await Promise.all(people.map((session) => session.close()));
  });

  test('a clock that was set says the same at every launch, and goes on from there', async () => {
    const clockAt = new Date('2026-11-26T10:00:00+08:00');
    const session = await host.openSession({ clockAt });
    const mini = await automator.connect({ wsEndpoint: session.wsEndpoint });
    const sinceThen = async (): Promise<number> => Number(await mini.evaluate(() => Date.now())) - clockAt.getTime();
    for (let launches = 0; launches < 2; launches += 1) {
      const first = await sinceThen();
      expect(first).toBeGreaterThanOrEqual(0);
      // Longer than entering takes, however slow the machine is.
      const later = 3 * first + 2_000;
      await until('time has passed on the phone', async () => (await sinceThen()) >= later);
      await session.launch({});
      expect(await sinceThen()).toBeLessThan(later);
    }
    mini.disconnect();
    await session.close();
  });

  test('storage outlives a launch, ids are not used again', async () => {
    const session = await host.openSession();
    await session.call('App.callWxMethod', { method: 'setStorageSync', args: ['kept', { on: 'disk' }] });
    const before = (await session.call('App.getCurrentPage', {})) as { pageId: number };
    await session.launch({});
    const after = (await session.call('App.getCurrentPage', {})) as { pageId: number };
    expect(after.pageId).not.toBe(before.pageId);
    expect(await session.call('App.callWxMethod', { method: 'getStorageSync', args: ['kept'] })).toEqual({ result: { on: 'disk' } });
    await session.close();
  });

  test('two on one port: the second is refused in one clear line, the first goes on', async () => {
    const first = await host.openSession();
    await expect(host.openSession({ port: first.port })).rejects.toThrow(`port ${first.port} is taken`);
    expect(await pathOf(first)).toBe(host.manifest.entryPage);
    await first.close();
  });
});

describe('a host that ends', () => {
  test('leaves no browser and no server behind, and opens nothing more', async () => {
    const before = descendants().length;
    const host = await openHost({ project: FIXTURE_FOLDER });
    const session = await host.openSession();
    expect(descendants().length).toBeGreaterThan(before);
    await host.close();
    await until('its processes ended', async () => descendants().length <= before);
    expect(await isListening(session.port)).toBe(false);
    await expect(host.openSession()).rejects.toThrow('the host was closed');
  });

  test('whose browser dies answers every open call, and says so', async () => {
    const before = descendants();
    const host = await openHost({ project: FIXTURE_FOLDER });
    const session = await host.openSession();
    const browser = descendants().filter((pid) => !before.includes(pid));
    const mini = await automator.connect({ wsEndpoint: session.wsEndpoint });
    const never = mini.evaluate(() => new Promise(() => undefined)).catch((error: Error) => error.message);
    browser.forEach((pid) => process.kill(pid, 'SIGKILL'));
    expect(await never).toMatch(/browser/);
    expect((await session.closed)?.message).toMatch(/the browser ended|crashed/);
    await expect(host.openSession()).rejects.toMatchObject({ code: 'browser_died' });
    await host.close();
  });
});

describe('a mini-program that hangs', () => {
  test('is ended after its time, and the session answers again', async () => {
    const host = await openHost({ project: FIXTURE_FOLDER });
    const session = await host.openSession({ callTimeoutMs: 3_000 });
    const hanging = session.call('App.callFunction', { functionDeclaration: 'function () { while (true) {} }', args: [] });
    await expect(hanging).rejects.toMatchObject({ code: 'not_responding' });
    expect(await pathOf(session)).toBe(host.manifest.entryPage);
    await host.close();
  });
});
