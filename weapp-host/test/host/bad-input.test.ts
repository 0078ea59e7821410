import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { reachable } from '../../src/session/endpoints';
import { openHost } from '../../src/index';
import { createNetwork } from '../../src/session/network';
import { createRequestQueue } from '../../src/runtime/api/request-queue';
import { connectRaw } from '../automator/raw-client';
import { removeProjects, writeProject } from '../compile/project-folder';
import { openSmallProject } from '../runtime/small-project';
import { until } from '../support/until';

jest.setTimeout(120_000);

const SHARING = `Page({
  onShareAppMessage() { return this.card },
  onShareTimeline() { return { query: { id: 1 } } },
});`;
/** Writes as fast as it can, to be caught writing while it is left. */
const WRITER = `Page({ onLoad() {
  const { scene } = wx.getLaunchOptionsSync();
  setInterval(() => wx.setStorageSync('scene ' + scene, Date.now()), 0);
} });`;

const phone = openSmallProject({
  'project.config.json': { packOptions: { ignore: [{ type: 'folder', value: 'notes' }] } },
  'notes/a.txt': 'left out of the package',
  'texts/a.txt': 'in the package',
  'app.json': { pages: ['pages/a', 'pages/share', 'pages/writer'] },
  'app.js': 'App({ onError() { if (this.isFragile) throw new Error("onError broke") } });',
  'pages/a.js': 'Page({})',
  'pages/a.wxml': '<view />',
  'pages/share.js': SHARING,
  'pages/share.wxml': '<view />',
  'pages/writer.js': WRITER,
  'pages/writer.wxml': '<view />',
});

const evaluate = (body: string): Promise<unknown> =>
  phone().session.call('App.callFunction', { functionDeclaration: `function () { ${body} }`, args: [] });

describe('what a mini-program throws', () => {
  test.each([
    ['"words"', 'words'],
    ['({ errMsg: "login:fail" })', 'login:fail'],
    ['({ code: 7 })', '{"code":7}'],
    ['Symbol("sign")', 'Symbol(sign)'],
    ['new Error("navigation has been closed and crashed")', 'navigation has been closed and crashed'],
  ])('%s reaches the client with its own words', async (thrown, message) => {
    await expect(evaluate(`throw ${thrown}`)).rejects.toThrow(message);
  });

  test('in its own onError is told, and not told to it again', async () => {
    const { session } = phone();
    const told: string[] = [];
    const silence = session.onEvent((method, params) => {
      if (method === 'App.exceptionThrown') told.push((params as { message: string }).message);
    });
    await evaluate('getApp().isFragile = true; wx.onError(() => { throw new Error("listener broke") }); setTimeout(() => { throw new Error("first") })');
    await until('all were told', async () => told.length >= 3);
    await evaluate('getApp().isFragile = false');
    silence();
    expect(told).toEqual(['first', 'onError broke', 'listener broke']);
  });

  test('or holds without end can be written to the console', async () => {
    await evaluate('const many = []; for (let count = 0; count < 40; count += 1) many.push(many); console.log(many)');
    await evaluate('console.log({ get broken() { throw new Error("getter") } })');
  });
});

test('a mini-program reads the files of its package, and no others beside them', async () => {
  const read = (filePath: string) =>
    evaluate(`return new Promise((resolve) => wx.getFileSystemManager().readFile({ filePath: '${filePath}', encoding: 'utf8', success: ({ data }) => resolve(data), fail: () => resolve('refused') }))`);
  expect(await read('texts/a.txt')).toEqual({ result: 'in the package' });
  for (const path of ['notes/a.txt', '/project.config.json', 'texts', '/../../etc/hostname']) expect([path, await read(path)]).toEqual([path, { result: 'refused' }]);
});

describe('a share hook', () => {
  const share = (card: string, channel = 'appMessage') =>
    evaluate(`getCurrentPages()[0].card = ${card}`).then(() => phone().session.extension('Host.share', { channel }));
  beforeAll(() => phone().open('pages/share'));

  test('whose promise is broken hands on the values beside it', async () => {
    expect(await share('{ title: "beside", path: null, promise: Promise.reject(new Error("no")) }')).toMatchObject({ title: 'beside', path: 'pages/share' });
  });

  test('that gives no texts is refused by name', async () => {
    await expect(share('{ path: 5 }')).rejects.toThrow('pages/share onShareAppMessage: path should be a string instead of number');
    await expect(share('{}', 'timeline')).rejects.toThrow('pages/share onShareTimeline: query should be a string instead of object');
  });
});

describe('a session', () => {
  test('keeps what a mini-program writes while it is left out of the next one’s storage', async () => {
    const { session } = phone();
    const keys = async () => Object.keys((await session.extension('Host.getStorage', {})) as object);
    for (const scene of [1154, 1001, 1154, 1001]) {
      await session.launch({ path: 'pages/writer', scene });
      await until('it writes', async () => (await keys()).includes(`scene ${scene}`));
    }
    expect(await keys()).toEqual(['scene 1001']);
    await session.launch({});
  });

  test('leaves and launches one after the other, and says when the mini-program was left', async () => {
    const { session } = phone();
    await Promise.all([session.launch({}), session.exit(), session.launch({}), session.exit()]);
    await expect(session.call('App.getCurrentPage', {})).rejects.toThrow('the mini-program was left');
    await session.launch({});
  });

  test('takes another size at the next launch, and no size that is none', async () => {
    const { session } = phone();
    await expect(session.extension('Host.setDevice', { width: '320' })).rejects.toThrow('whole numbers');
    await expect(session.extension('Host.setDevice', { theme: 'pink' })).rejects.toThrow('light or dark');
    await expect(session.extension('Host.launch', { path: 5 })).rejects.toThrow('a launch has a path that is a string');
    await session.extension('Host.setDevice', { width: 320, height: 600 });
    await session.launch({});
    const picture = await session.screenshot();
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([640, 1200]);
  });

  test('that a client closes while it is opened ends, and says so', async () => {
    const host = await openHost({ project: writeProject({ 'app.json': { pages: ['a'] }, 'a.js': 'Page({})', 'a.wxml': '' }) });
    const { port } = (await takePort()).address;
    const opening = host.openSession({ port }).then(() => 'opened', (error: Error) => error.message);
    const client = await until('it listens', () => connectRaw(`ws://127.0.0.1:${port}`).catch(() => undefined));
    client.say(JSON.stringify({ id: '1', method: 'Tool.close' }));
    expect(await opening).toBe('the session was closed while it was opened');
    await host.close();
    removeProjects();
  });
});

const listen = async (server: Server): Promise<AddressInfo> => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.address() as AddressInfo;
};
const takePort = async () => {
  const server = createServer();
  const address = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return { address };
};

describe('requests', () => {
  test.each(['https://API.example.com/a?b=1', 'https://api.example.com:443/a?b=1'])('an origin is mapped however it is written: %s', (url) => {
    expect(reachable(url, { 'https://api.example.com': 'http://127.0.0.1:1' })).toBe('http://127.0.0.1:1/a?b=1');
  });

  test('a host that only begins like a mapped one is not mapped', () => {
    const url = 'https://api.example.com.evil.test/';
    expect(reachable(url, { 'https://api.example.com': 'http://127.0.0.1:1' })).toBe(url);
  });

  test('a redirect to a mapped origin stays on this machine', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: 'https://api.example.com/new' }).end();
      else response.end(`${request.method} ${request.url}`);
    });
    const { port } = await listen(server);
    const network = createNetwork({ 'https://api.example.com': `http://127.0.0.1:${port}` });
    const asked = { id: '1', url: 'https://api.example.com/old', method: 'POST', header: {}, body: 'YQ==', timeoutMs: 5_000 };
    const { body } = await network.send({ ...asked, follow: true });
    expect(Buffer.from(body, 'base64').toString()).toBe('GET /new');
    expect((await network.send({ ...asked, follow: false })).status).toBe(302);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('never more than ten at once, also when one ends while another begins', async () => {
    const queue = createRequestQueue();
    const leaving = await Promise.all(Array.from({ length: 10 }, () => queue.enter()));
    let begun = 0;
    const enter = () => void queue.enter().then(() => (begun += 1));
    enter();
    leaving[0]!();
    enter();
    await wait(0);
    expect(begun).toBe(1);
  });
});
