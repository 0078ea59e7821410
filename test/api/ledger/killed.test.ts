import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Answer } from '@micro-branch/contract/api';
import { points } from '@micro-branch/contract/units';
import { openDatabase, sql, type Database } from '../../../server/database/database';
import { pointRules } from '../../../server/database/seed/point-rules';
import type { Deps } from '../../../server/deps';
import { createIds, type Id } from '../../../server/ids';
import { saveRules } from '../../../server/points/rule-versions';
import { spend } from '../../../server/points/spend';
import { expectBooksBalance } from '../../support/books';
import { bundle } from '../../support/bundle';
import { giveLot } from '../../support/ledger';
import { agreeToPrivacy } from '../../support/people';
import { createDatabase, dropDatabase } from '../../support/postgres';
import { startServerProcess, type ServerProcess } from '../../support/server-process';

const ROOT = resolve(__dirname, '../../..');
const KILLS = 20;
const PEOPLE = 8;
const ANSWERS_BETWEEN = { min: 8, max: 40 };
const PRICE = 10;
const MANY = 1_000_000;
const BUSY_PAUSE_MS = 20;

jest.setTimeout(300_000);

const clock = { now: () => new Date() };
const newId = createIds(1_023, () => Date.now());
let folder: string;
let script: string;
let databaseUrl: string;
let database: Database;
let server: ServerProcess;
/** Until the server that was killed is there again. */
let back: Promise<void> = Promise.resolve();

/** What the use cases called here need of the world. */
const deps = (): Deps => ({ database, clock, newId }) as Deps;

const start = async (): Promise<void> => {
  server = await startServerProcess(script, join(folder, 'data'), databaseUrl);
};

beforeAll(async () => {
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.data/killed-'));
  symlinkSync(join(ROOT, 'server/database/migrations'), join(folder, 'migrations')); // where the bundle looks for them
  script = bundle('server-child.ts', join(folder, 'server.js'), ['@fastify/swagger-ui']); // which reads files beside itself
  databaseUrl = await createDatabase();
  database = openDatabase(databaseUrl);
  await start();
});
afterAll(async () => {
  await server.kill();
  await database.close();
  await dropDatabase(databaseUrl);
  rmSync(folder, { recursive: true });
});

interface Answered {
  status: number;
  body: { id: Id; state: string; error?: { code: string } };
}

const NO_SERVER = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);

/** Undefined when the server was not there, or died before it answered. */
const ask = async (token: string | undefined, path: string, body?: object): Promise<Answered | undefined> => {
  try {
    const answer = await fetch(server.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Answered['body'] };
  } catch (error) {
    const cause = (error as { cause?: NodeJS.ErrnoException }).cause;
    if (cause && (NO_SERVER.has(cause.code ?? '') || cause.message === 'other side closed')) return undefined;
    throw error;
  }
};

interface Person {
  token: string;
  memberId: Id;
}

/** What a phone was told of something it asked for. */
interface Told {
  person: Person;
  key: string;
  what: What | 'check-in';
  id: Id;
  /** The last state it was told. */
  state: string;
}

const ACTIONS = {
  coupon: (items: Items) => ({ path: '/api/mall/orders', body: { itemId: items.coupon, pointsSeen: PRICE } }),
  goods: (items: Items) => ({ path: '/api/mall/orders', body: { itemId: items.goods, pointsSeen: PRICE, branchId: items.branch } }),
  'top-up': (items: Items) => ({ path: '/api/mall/orders', body: { itemId: items.topUp, pointsSeen: PRICE, phone: '13800138000' } }),
  in: ({ rulesVersion }: Items) => ({ path: '/api/exchanges', body: { direction: 'in', amount: 5, rulesVersion } }),
  out: ({ rulesVersion }: Items) => ({ path: '/api/exchanges', body: { direction: 'out', amount: 10, rulesVersion } }),
} as const;
type What = keyof typeof ACTIONS;
const WHATS = Object.keys(ACTIONS) as What[];

interface Items {
  coupon: Id;
  goods: Id;
  topUp: Id;
  branch: Id;
  rulesVersion: number;
}

const ITEM = sql(
  'test.item',
  `insert into mall_items (id, key, kind, title, picture, words, terms, points, value_fen, stock, limit_per_member, valid_days, status, position)
   values ($1, $2, $2, $2, 'tea', '', '[]', ${PRICE}, 100, ${MANY}, ${MANY}, $3, 'on-shelf', 99)`,
);
const BRANCH = sql('test.branch', `select id from branches where kind = 'branch' order by id limit 1`);

const prepareItems = async (): Promise<Items> => {
  const [coupon, goods, topUp] = [newId(), newId(), newId()];
  for (const [id, kind, days] of [[coupon, 'coupon', 30], [goods, 'goods', 14], [topUp, 'top-up', null]] as const) {
    await database.query(ITEM, [id, kind, days]);
  }
  const exchange = { in: { give: 5, get: 1, step: 5, dailyPoints: MANY }, out: { give: 1, get: 4, step: 10, dailyPoints: MANY } };
  const rulesVersion = await saveRules(deps(), { ...pointRules, exchange }, clock.now());
  const [branch] = await database.query<{ id: Id }>(BRANCH);
  return { coupon, goods, topUp, branch: branch!.id, rulesVersion };
};

/** Asks until it is answered: a server that is gone or busy is asked again. Undefined when it is over before. */
const until = async (token: string | undefined, path: string, body: object, isOver = () => false): Promise<Answered | undefined> => {
  while (!isOver()) {
    const answer = await ask(token, path, body);
    if (answer?.status === 200) return answer;
    if (answer && answer.status < 500) throw new Error(`${path} was answered ${answer.status} ${answer.body.error?.code}`);
    await (answer ? new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS)) : back);
  }
  return undefined;
};

const signIn = async (name: string): Promise<Person> => {
  let session: Answer<'signIn'> | undefined;
  while (!session) { // a code is good once, and goes with the server that made it
    const { body: login } = (await until(undefined, '/sandbox/device/login', { person: name })) as unknown as { body: { code: string } };
    const answer = await ask(undefined, '/api/sessions', { code: login.code });
    if (answer?.status === 200) session = answer.body as unknown as Answer<'signIn'>;
  }
  const person = { token: session.token, memberId: session.member.id };
  await giveLot(deps(), person.memberId, MANY);
  await agreeToPrivacy(deps(), person.memberId);
  return person;
};

/** One phone: it asks until it is answered, with the same key, and notes what it was told. Goods are given up again. */
const phone = async (person: Person, items: Items, note: (told: Told) => void, isOver: () => boolean): Promise<void> => {
  for (let turn = randomInt(WHATS.length); !isOver(); turn += 1) {
    const what = WHATS[turn % WHATS.length]!;
    const key = randomUUID();
    const { path, body } = ACTIONS[what](items);
    const answer = await until(person.token, path, { key, ...body }, isOver);
    if (!answer) return;
    const told: Told = { person, key, what, id: answer.body.id, state: answer.body.state };
    note(told);
    if (what !== 'goods') continue;
    const cancelled = await until(person.token, `/api/mall/orders/${told.id}/cancel`, {}, isOver);
    if (cancelled) note(Object.assign(told, { state: cancelled.body.state }));
  }
};

/** A member checks in once a day, so it takes newcomers, one after the other. */
const checkInNewcomers = async (people: Person[], note: (told: Told) => void, isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    const person = await signIn(`新来的人 ${people.length}`);
    people.push(person);
    const key = randomUUID();
    const answer = await until(person.token, '/api/points/check-ins', { key }, isOver);
    if (answer) note({ person, key, what: 'check-in', id: key, state: 'given' });
  }
};

const FOUND = sql(
  'test.found',
  `select id::text, key, state from mall_orders where member_id = any($1::bigint[]) union all
   select id::text, key, state from exchanges where member_id = any($1::bigint[]) union all
   select key::text, key, 'given' from check_ins where member_id = any($1::bigint[])`,
);

/** Whether a row that now stands in `state` contradicts what a phone was told: only what was open may have gone on. */
const contradicts = (told: Told, state: string | undefined): boolean =>
  state === undefined || (state !== told.state && !['reserved', 'pending'].includes(told.state));

/** Every answer that a phone got is in the books, once, and nothing that no phone asked for. */
const expectKept = async (people: readonly Person[], all: readonly Told[]): Promise<void> => {
  const rows = await database.query<{ id: Id; key: string; state: string }>(FOUND, [people.map(({ memberId }) => memberId)]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  expect(byKey.size).toBe(rows.length);
  const lost = all.filter((told) => byKey.get(told.key)?.id !== told.id || contradicts(told, byKey.get(told.key)?.state));
  expect(lost).toEqual([]);
  await expectBooksBalance(database);
};

const DUE_NOW = [
  sql('test.exchanges_due', `update exchanges set ask_at = now() where state = 'pending' and ask_at > now() returning id`),
  sql('test.orders_due', `update mall_orders set ask_at = now() where state = 'reserved' and ask_at > now() returning id`),
];
const OPEN = sql(
  'test.open',
  `select 'exchange' as what, id::text from exchanges where state = 'pending' union all
   select kind, id::text from mall_orders where state = 'reserved' and kind = 'top-up' union all
   select purpose, id::text from spends where state = 'held' and held_until <= now()`,
);

/** Waits for the work beside the requests; what would wait for its next turn has it now. */
const settled = async (): Promise<void> => {
  for (;;) {
    for (const statement of DUE_NOW) await database.query(statement);
    if ((await database.query(OPEN)).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const holdThatLapses = ({ memberId }: Person): Promise<void> => {
  const id = randomUUID();
  const spending = { id, memberId, points: points(1), purpose: 'payment', reference: id, isHeld: true, heldUntil: clock.now() } as const;
  return spend(database, deps(), spending);
};

test(`killed ${KILLS} times under load, the server keeps every promise, and nothing stays open`, async () => {
  const items = await prepareItems();
  const people: Person[] = [];
  for (let at = 0; at < PEOPLE; at += 1) people.push(await signIn(`被打断的人 ${at}`));
  const all: Told[] = [];
  let isOver = false;
  let answers = 0;
  let killAt: () => void = () => undefined;
  let left = Infinity;
  const note = (told: Told): void => {
    if (!all.includes(told)) all.push(told);
    answers += 1;
    if ((left -= 1) === 0) killAt();
  };
  const phones = people.map((person) => phone(person, items, note, () => isOver));
  const load = Promise.all([...phones, checkInNewcomers(people, note, () => isOver)]);
  load.catch(() => undefined); // told where it is waited for
  try {
    for (let kills = 0; kills < KILLS; kills += 1) {
      const due = new Promise<void>((resolve) => (killAt = resolve));
      left = randomInt(ANSWERS_BETWEEN.min, ANSWERS_BETWEEN.max);
      await holdThatLapses(people[kills % PEOPLE]!);
      await Promise.race([due, load]);
      back = server
        .kill()
        .then(() => expectKept(people, all))
        .then(start);
      await back;
    }
  } finally {
    isOver = true;
  }
  await load;
  await settled();
  await expectKept(people, all);
  expect(answers).toBeGreaterThan(KILLS * ANSWERS_BETWEEN.min);
  expect(all.filter(({ what }) => what === 'check-in').length).toBeGreaterThan(KILLS);
});
