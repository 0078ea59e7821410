import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '@micro-branch/contract/api';
import { openDatabase, type Database, type Statement } from '../../server/database/database';
import type { Deps } from '../../server/deps';
import { createIds, type Id } from '../../server/ids';
import { bundleServer, makeFolder } from './bundle';
import { createDatabase, dropDatabase } from './postgres';
import { startServerProcess, type ServerProcess } from './server-process';

/** How often a server has to be killed before its promises are believed. */
export const KILLS = 20;

const BUSY_PAUSE_MS = 20;
const WORK_PAUSE_MS = 100;
const NO_SERVER = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);

export interface Person {
  token: string;
  memberId: Id;
}

interface Load {
  /** How many answers the clients get between one kill and the next. */
  answersBetween: { min: number; max: number };
  /** Each goes on until it is over. */
  clients: readonly (() => Promise<void>)[];
  beforeKill?: (kills: number) => Promise<void>;
  /** What holds while no server runs. */
  check: () => Promise<void>;
}

interface KilledServer {
  database: Database;
  /** What use cases that are called beside the server need of the world. */
  deps: Deps;
  isOver: () => boolean;
  /** Asks until it is answered: a server that is gone or busy is asked the same again. Undefined when it is over before. */
  ask: <Body>(token: string | undefined, path: string, body: object) => Promise<Body | undefined>;
  /** Undefined when it is over before. */
  signIn: (name: string) => Promise<Person | undefined>;
  /** Kills the server under this load, again and again, and ends with one that runs and has nothing to do but its own work. */
  killUnder: (load: Load) => Promise<void>;
  /** Waits for the work beside the requests, until there is nothing that the query finds. */
  settle: (open: Statement, dueNow?: readonly Statement[]) => Promise<void>;
}

interface Answered {
  status: number;
  body: unknown;
}

/** Undefined when the server was not there, or died before it answered. */
const post = async (url: string, token: string | undefined, body: object): Promise<Answered | undefined> => {
  try {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  } catch (error) {
    const cause = (error as { cause?: NodeJS.ErrnoException }).cause;
    if (cause && (NO_SERVER.has(cause.code ?? '') || cause.message === 'other side closed')) return undefined;
    throw error;
  }
};

const isGood = ({ status }: Answered): boolean => status >= 200 && status < 300;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A server as a process, for the tests of a file, over a database that outlives it. */
export const setUpKilledServer = (): KilledServer => {
  const world = {} as KilledServer;
  let folder: string;
  let script: string;
  let databaseUrl: string;
  let server: ServerProcess;
  /** Until the server that was killed is there again. */
  let back: Promise<void> = Promise.resolve();
  let isOver = false;
  let answersLeft = Infinity;
  let killNow: () => void = () => undefined;

  const start = async (): Promise<void> => {
    server = await startServerProcess(script, join(folder, 'data'), databaseUrl, { OPENS_PER_SECOND: '1000000' });
  };
  const killAfter = (answers: number): Promise<void> =>
    new Promise((resolve) => {
      killNow = resolve;
      answersLeft = answers;
    });
  const ask = async <Body>(token: string | undefined, path: string, body: object): Promise<Body | undefined> => {
    while (!isOver) {
      const answer = await post(server.url + path, token, body);
      if (answer && isGood(answer)) {
        if ((answersLeft -= 1) === 0) killNow();
        return answer.body as Body;
      }
      if (answer && answer.status < 500) throw new Error(`${path} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
      await (answer ? pause(BUSY_PAUSE_MS) : back);
    }
    return undefined;
  };

  beforeAll(async () => {
    folder = makeFolder('killed');
    script = bundleServer(folder);
    databaseUrl = await createDatabase();
    world.database = openDatabase(databaseUrl);
    world.deps = { database: world.database, clock: { now: () => new Date() }, newId: createIds(1_023, () => Date.now()) } as Deps;
    await start();
  });
  afterAll(async () => {
    await server.kill();
    await world.database.close();
    await dropDatabase(databaseUrl);
    rmSync(folder, { recursive: true });
  });

  return Object.assign(world, {
    ask,
    isOver: () => isOver,
    signIn: async (name: string): Promise<Person | undefined> => {
      while (!isOver) { // a code is good once, and goes with the server that made it
        const login = await ask<{ code: string }>(undefined, '/sandbox/device/login', { person: name });
        const answer = login && (await post(`${server.url}/api/sessions`, undefined, { code: login.code }));
        if (!answer || !isGood(answer)) continue;
        const { token, member } = answer.body as Answer<'signIn'>;
        return { token, memberId: member.id };
      }
      return undefined;
    },
    killUnder: async ({ answersBetween, clients, beforeKill, check }: Load): Promise<void> => {
      const load = Promise.all(clients.map((client) => client()));
      load.catch(() => undefined); // told where it is waited for
      try {
        for (let kills = 0; kills < KILLS; kills += 1) {
          const due = killAfter(randomInt(answersBetween.min, answersBetween.max));
          await beforeKill?.(kills);
          await Promise.race([due, load]);
          back = server.kill().then(check).then(start);
          await back;
        }
      } finally {
        isOver = true;
      }
      await load;
    },
    settle: async (open: Statement, dueNow: readonly Statement[] = []): Promise<void> => {
      for (;;) {
        for (const statement of dueNow) await world.database.query(statement);
        if ((await world.database.query(open)).length === 0) return;
        await pause(WORK_PAUSE_MS);
      }
    },
  });
};
