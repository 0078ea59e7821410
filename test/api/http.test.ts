import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { ErrorBody } from '@micro-branch/contract/errors';
import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../server/http/limits';
import { createService, type ServiceOptions } from '../../server/http/service';
import { Refusal } from '../../server/refusal';

/** Injected requests come in one breath and hold the event loop, so that the service calls itself busy: let it breathe. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** Fewer than in service, so that the test is short. */
const REQUESTS_PER_MINUTE = 300;

const h5Dir = mkdtempSync(join(tmpdir(), 'h5-'));
const lines: string[] = [];
let ready: () => Promise<object> = async () => ({ fold: { waiting: 3 } });
let app: FastifyInstance;

const branch = {
  id: '1', kind: 'branch' as const, name: '一', city: '一', address: '一', phone: '1', hours: '一', isOpen: true, openingState: '一',
};
const card = { cardId: '1', eventId: '0b0e7c1e-7a38-4a0b-9d5c-0f4d8e2a1c11' };

const create = (options: Partial<ServiceOptions> = {}): Promise<FastifyInstance> =>
  createService(
    {
      getMyBranch: async ({ memberId, token, address }) => {
        if (memberId === '13') throw Object.assign(new Error('broken'), { detail: 'Key (phone)=(13800000000)' });
        return { ...branch, name: `${memberId} ${token}`, city: address, secret: 'not in the contract' };
      },
      listBranches: async () => {
        throw new Refusal('wechat-unavailable', 'jscode2session answered 40125');
      },
      signOut: async () => null,
      recordOpen: async () => ({ sharedBy: null, codes: {} }),
      getCodePicture: async ({ params }) => Buffer.from(params.code.startsWith('j') ? [0xff, 0xd8, 1] : [0x89, 0x50, 1]),
    },
    {
      findSession: async (token) => (/^\d+$/.test(token) ? token : null),
      checkReady: () => ready(),
      limits: { ...LIMITS, requestsPerMinute: REQUESTS_PER_MINUTE },
      logLevel: 'info',
      trustProxy: false,
      h5Dir,
      logStream: { write: (line) => void lines.push(line) },
      ...options,
    },
  );

beforeAll(async () => {
  writeFileSync(join(h5Dir, 'index.html'), '<html><body>the page</body></html>');
  mkdirSync(join(h5Dir, 'js'));
  writeFileSync(join(h5Dir, 'js/app.0123456789abcdef.js'), '1');
  writeFileSync(join(h5Dir, 'js/app.0123456789abcdef.js.br'), brotliCompressSync('1'));
  const files = { '/pages/home/index': ['/js/1.js', '/css/1.css'], '/pages/p/index': ['/js/2.js'], '/pages/me/index': ['/js/3.js'] };
  writeFileSync(join(h5Dir, 'early.json'), JSON.stringify(files));
  app = await create();
});
afterAll(async () => {
  await app.close();
  rmSync(h5Dir, { recursive: true });
});
beforeEach(() => void lines.splice(0));

const ask = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.inject({ url, headers, remoteAddress });
const open = (payload: object | string, remoteAddress: string, on = app) =>
  on.inject({ method: 'POST', url: '/api/opens', payload, headers: { 'content-type': 'application/json' }, remoteAddress });
const errorOf = (answer: Awaited<ReturnType<typeof ask>>) => ({ status: answer.statusCode, ...answer.json<ErrorBody>().error });

describe('an answer', () => {
  test('holds what the contract declares and nothing else, and is not kept', async () => {
    const answer = await ask('/api/branches/mine');
    expect(answer.json()).toEqual({ ...branch, name: 'null null', city: '127.0.0.1' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-trace-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  });

  test('with nothing to say is 204', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/api/sessions/current', headers: { authorization: 'Bearer 7' } });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
  });

  test('that is a picture is kept for ever and says which kind it is', async () => {
    const png = await ask(`/api/codes/${'p'.repeat(32)}/picture`);
    expect(png.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': expect.stringContaining('immutable') as string });
    expect([...png.rawPayload]).toEqual([0x89, 0x50, 1]);
    expect((await ask(`/api/codes/${'j'.repeat(32)}/picture`)).headers['content-type']).toBe('image/jpeg');
  });
});

describe('a session', () => {
  test('is who asks', async () => {
    expect((await ask('/api/branches/mine', { authorization: 'Bearer 7' })).json()).toMatchObject({ name: '7 7' });
  });

  test.each(['Bearer gone', 'Bearer', 'Basic 7', 'Bearer 7 7', ''])('shown as "%s" has ended, even where none is needed', async (header) => {
    expect(errorOf(await ask('/api/branches/mine', { authorization: header }))).toMatchObject({ status: 401, code: 'session-expired' });
  });

  test('is needed where a member is', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/api/sessions/current' });
    expect(errorOf(answer)).toMatchObject({ status: 401, code: 'session-expired' });
  });
});

describe('a bad request', () => {
  test.each([
    [{ ...card, cardId: 'x' }, 'body/cardId'],
    [{ ...card, eventId: 'x' }, 'body/eventId'],
    [{ ...card, memberId: '1' }, 'body must NOT have additional properties: memberId'],
    [{ ...card, scene: '7' }, 'body/scene'],
    [{ cardId: '1' }, "body must have required property 'eventId'"],
  ])('%j is refused by name', async (body, message) => {
    expect(errorOf(await open(body, '10.0.0.1'))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      message: expect.stringContaining(message) as string,
    });
  });

  test.each(['{', '[]', 'null', '', '{"__proto__":{}}'])('with the body %s is refused', async (body) => {
    expect(errorOf(await open(body, '10.0.0.2'))).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  test('over 16 KiB is too large', async () => {
    expect(errorOf(await open({ ...card, device: 'x'.repeat(16 * 1024) }, '10.0.0.3'))).toMatchObject({ status: 413, code: 'too-large' });
  });

  test('that is not JSON is refused', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/opens', payload: 'a=1', headers: { 'content-type': 'text/plain' } });
    expect(errorOf(answer)).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  test.each(['/api/nothing', '/api', '/api/cards/1/2/3'])('for %s finds nothing', async (url) => {
    expect(errorOf(await ask(url, { accept: 'text/html' }))).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('with a broken address is refused', async () => {
    expect(errorOf(await ask('/api/cards/%ZZ'))).toMatchObject({ status: 400, code: 'invalid-input' });
  });
});

describe('a fault', () => {
  test('is told by its trace id only, and logged with it', async () => {
    const answer = await ask('/api/branches/mine', { authorization: 'Bearer 13' });
    expect(answer.json()).toEqual({ error: { code: 'unexpected', message: 'unexpected', traceId: answer.headers['x-trace-id'] } });
    const [fault = ''] = lines.filter((line) => line.includes('"fault"'));
    expect(JSON.parse(fault)).toMatchObject({ traceId: answer.headers['x-trace-id'], err: { message: 'broken' } });
    expect(fault).not.toContain('13800000000');
  });

  test('of WeChat is logged with its reason, which the caller does not hear', async () => {
    expect(errorOf(await ask('/api/branches'))).toMatchObject({ status: 502, code: 'wechat-unavailable', message: 'wechat-unavailable' });
    expect(lines.join()).toContain('jscode2session answered 40125');
  });
});

test('the log names the route, never the address asked for, the token or a trace id from outside', async () => {
  await ask(`/api/codes/${'s'.repeat(32)}/picture?c=sharecode`, { authorization: 'Bearer shown-token', 'x-trace-id': 'from-outside', 'request-id': 'from-outside' });
  expect(lines.join()).toContain('/api/codes/:code/picture');
  expect(lines.join()).not.toMatch(/ssss|sharecode|shown-token|from-outside/);
});

describe('a flood', () => {
  test('of 1,000 opens from one address is limited, and nothing else suffers', async () => {
    const flooded = [];
    for (let count = 0; count < 1_000; count += 1) {
      flooded.push(await open(card, '10.9.9.9'));
      await breathe();
    }
    const refused = flooded.filter(({ statusCode }) => statusCode === 429);
    expect(flooded.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThanOrEqual(50);
    expect(refused.length).toBeGreaterThan(500);
    expect(errorOf(refused[0]!)).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await open(card, '10.9.9.8')).statusCode).toBe(200);
    expect((await ask('/api/branches/mine', {}, '10.9.9.9')).statusCode).toBe(200);
  });

  test('of other requests is limited too, pages that do not exist among them', async () => {
    const max = REQUESTS_PER_MINUTE;
    const statuses = [];
    for (let count = 0; count <= max; count += 1) {
      statuses.push((await ask('/api/branches/mine', {}, '10.9.9.7')).statusCode);
      await breathe();
    }
    expect(statuses.slice(-2)).toEqual([200, 429]);
    for (let count = 0; count < max; count += 1) {
      await ask('/api/nothing', {}, '10.9.9.6');
      await breathe();
    }
    expect((await ask('/api/nothing', {}, '10.9.9.6')).statusCode).toBe(429);
  });

  test('is counted by the address that a trusted proxy names, and by no other', async () => {
    const behind = await create({ trustProxy: '10.0.0.0/8' });
    const cityFrom = async (on: FastifyInstance, remoteAddress: string) =>
      (await on.inject({ url: '/api/branches/mine', headers: { 'x-forwarded-for': '203.0.113.7' }, remoteAddress })).json<{ city: string }>().city;
    expect(await cityFrom(behind, '10.0.0.9')).toBe('203.0.113.7');
    expect(await cityFrom(behind, '192.0.2.1')).toBe('192.0.2.1');
    expect(await cityFrom(app, '10.0.0.9')).toBe('10.0.0.9');
    await behind.close();
  });
});

describe('the H5 mini-program', () => {
  test('is answered for every page, and never kept', async () => {
    for (const url of ['/', '/pages/p/index?c=1']) {
      const answer = await ask(url, { accept: 'text/html' });
      expect(answer.body).toContain('the page');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
    expect((await ask('/missing.js', { accept: '*/*' })).statusCode).toBe(404);
    expect((await ask('/..%2f..%2fetc/passwd', { accept: '*/*' })).statusCode).toBeGreaterThanOrEqual(400);
  });

  test('keeps its hashed files for ever', async () => {
    expect((await ask('/js/app.0123456789abcdef.js')).headers['cache-control']).toContain('immutable');
  });

  test('is sent compressed to whoever can read that, and plain to others', async () => {
    const [packed, plain] = [await ask('/js/app.0123456789abcdef.js', { 'accept-encoding': 'gzip, br' }), await ask('/js/app.0123456789abcdef.js')];
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': expect.stringContaining('javascript') as string, vary: 'accept-encoding' });
    expect(packed.headers['cache-control']).toContain('immutable');
    expect([brotliDecompressSync(packed.rawPayload).toString(), plain.headers['content-encoding'], plain.body]).toEqual(['1', undefined, '1']);
  });

  const HOME_LINKS =
    '</js/1.js>; rel=preload; as=script, </css/1.css>; rel=preload; as=style, ' +
    '</api/cards/featured>; rel=preload; as=fetch; crossorigin';

  test.each([
    ['/', HOME_LINKS],
    ['/pages/home/index', HOME_LINKS],
    ['/pages/p/index?id=7&c=x', '</js/2.js>; rel=preload; as=script, </api/cards/7>; rel=preload; as=fetch; crossorigin'],
    ['/pages/p/index?id=..%2F7', '</js/2.js>; rel=preload; as=script'],
    ['//[', undefined],
    ['/pages/p/index', '</js/2.js>; rel=preload; as=script'],
    ['/pages/me/index', '</js/3.js>; rel=preload; as=script'],
    ['/pages/nowhere', undefined],
    ['/constructor', undefined],
  ])('says at %s what the page will need', async (url, links) => {
    expect((await ask(url, { accept: 'text/html' })).headers.link).toBe(links);
  });

  test('runs no inline script', async () => {
    const policy = String((await ask('/')).headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self';/);
  });
});

test('alive is not ready: /ready asks the database, and tells what it was told', async () => {
  const answer = await ask('/ready');
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready', fold: { waiting: 3 } }]);
  ready = async () => Promise.reject(new Error('no database'));
  expect((await ask('/ready')).statusCode).toBe(503);
  expect((await ask('/health')).json()).toEqual({ status: 'alive' });
});
