import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Answer } from '@micro-branch/contract/api';
import { createApp, type AppOptions } from '../../server/app';
import { settleBackground } from '../../server/background';
import { openDatabase } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import { pointRules } from '../../server/database/seed/point-rules';
import { connectBankDebits } from '../../server/gateways/bank-debits/bank-debits';
import { connectBillers } from '../../server/gateways/billers/billers';
import { connectCardPoints } from '../../server/gateways/card-points/card-points';
import { connectTopUps } from '../../server/gateways/top-ups/top-ups';
import { connectWechatPay } from '../../server/gateways/wechat-pay/wechat-pay';
import { connectWechat } from '../../server/gateways/wechat/wechat';
import { createIds } from '../../server/ids';
import { saveRules } from '../../server/points/rule-versions';
import { expectBooksBalance } from './books';
import { createClock, type MovableClock } from './clock';
import { createDatabase, dropDatabase } from './postgres';
import { startSandbox, TEST_APP, type RunningSandbox } from './sandbox';
import { expectTold } from './told-refusals';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Asked {
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  /** The network address the request comes from. */
  address?: string;
}

export interface Answered {
  status: number;
  headers: Record<string, unknown>;
  /** The parsed JSON; null when the answer is not JSON. */
  body: unknown;
  bytes: Buffer;
}

export interface Service {
  app: FastifyInstance;
  deps: Deps;
  clock: MovableClock;
  sandbox: RunningSandbox;
  send(method: Method, path: string, asked?: Asked): Promise<Answered>;
  get(path: string, asked?: Asked): Promise<Answered>;
  signInAs(person: string): Promise<Answer<'signIn'>>;
  /** Everything the background would do, done now. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** A process that was kept waiting has no samples of its own delay and takes it for infinite: see @fastify/under-pressure. */
const NO_LIMITS = { requestsPerMinute: 1_000_000, opensPerSecond: 1_000_000, exportsPerMinute: 1_000_000, eventLoopDelayMsMax: Infinity };

const makeDeps = (databaseUrl: string, clock: MovableClock, sandbox: RunningSandbox): Deps => {
  const { login, pictures, messages } = connectWechat({ ...TEST_APP, baseUrl: () => sandbox.url, clock });
  return {
    database: openDatabase(databaseUrl),
    clock,
    newId: createIds(0, () => clock.now().getTime()),
    randomBytes,
    wechatLogin: login,
    codePictures: pictures,
    cardPoints: connectCardPoints(sandbox.cardPoints.options),
    topUps: connectTopUps(sandbox.topUps.options),
    wechatPay: connectWechatPay(sandbox.wechatPay.options),
    bankDebits: connectBankDebits(sandbox.bankDebits.options),
    billerLink: connectBillers(sandbox.billers.options),
    subscribeMessages: messages,
    shareKeys: { current: 1, keys: new Map([[1, randomBytes(32)]]) },
    dataKey: randomBytes(32),
    traceKey: randomBytes(32),
  };
};

const sendTo = async (app: FastifyInstance, method: Method, path: string, asked: Asked): Promise<Answered> => {
  const { token, body, headers, address } = asked;
  const answer = await app.inject({
    method,
    url: path,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    ...(body && { payload: body }),
    ...(address && { remoteAddress: address }),
  });
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  const said = isJson ? answer.json<unknown>() : null;
  expectTold(method, path, said);
  return { status: answer.statusCode, headers: answer.headers, body: said, bytes: answer.rawPayload };
};

/** The whole service over a database of its own, with the outside world on loopback and a clock that can be moved. */
export const startService = async (options: AppOptions = {}): Promise<Service> => {
  const clock = createClock();
  const databaseUrl = await createDatabase();
  const sandbox = await startSandbox(clock);
  const deps = makeDeps(databaseUrl, clock, sandbox);
  await saveRules(deps, pointRules, new Date(0));
  const app = await createApp(deps, { limits: NO_LIMITS, ...options });
  sandbox.wechatPay.tellBy(async (url, headers, payload) => {
    const answer = await app.inject({ method: 'POST', url: new URL(url).pathname, headers, payload });
    return answer.statusCode;
  });
  const send = (method: Method, path: string, asked: Asked = {}) => sendTo(app, method, path, asked);
  return {
    app,
    deps,
    clock,
    sandbox,
    send,
    get: (path, asked) => send('GET', path, asked),
    signInAs: async (person) => {
      const { status, body } = await send('POST', '/api/sessions', { body: { code: await sandbox.login(person) } });
      if (status !== 200) throw new Error(`${person} could not sign in: ${JSON.stringify(body)}`);
      return body as Answer<'signIn'>;
    },
    drain: () => settleBackground(deps),
    close: async () => {
      await sandbox.wechatPay.settled();
      await app.close();
      await sandbox.close();
      await expectBooksBalance(deps.database).finally(() => deps.database.close());
      await dropDatabase(databaseUrl);
    },
  };
};
