import { randomInt, randomUUID } from 'node:crypto';
import { sql } from '../../../server/database/database';
import { pointRules } from '../../../server/database/seed/point-rules';
import type { Id } from '../../../server/ids';
import { saveRules } from '../../../server/points/rule-versions';
import { expectBooksBalance } from '../../support/books';
import { KILLS, setUpKilledServer, type Person } from '../../support/killed-server';
import { giveLot } from '../../support/ledger';
import { agreeToPrivacy } from '../../support/people';

const PEOPLE = 8;
const PRICE = 10;
const MANY = 1_000_000;

jest.setTimeout(300_000);

const server = setUpKilledServer();

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
  const { database, deps } = server;
  const { clock, newId } = deps;
  const [coupon, goods, topUp] = [newId(), newId(), newId()];
  for (const [id, kind, days] of [[coupon, 'coupon', 30], [goods, 'goods', 14], [topUp, 'top-up', null]] as const) {
    await database.query(ITEM, [id, kind, days]);
  }
  const exchange = { in: { give: 5, get: 1, step: 5, dailyPoints: MANY }, out: { give: 1, get: 4, step: 10, dailyPoints: MANY } };
  const rulesVersion = await saveRules(deps, { ...pointRules, exchange }, clock.now());
  const [branch] = await database.query<{ id: Id }>(BRANCH);
  return { coupon, goods, topUp, branch: branch!.id, rulesVersion };
};

const signIn = async (name: string): Promise<Person | undefined> => {
  const person = await server.signIn(name);
  if (!person) return undefined;
  await giveLot(server.deps, person.memberId, MANY);
  await agreeToPrivacy(server.deps, person.memberId);
  return person;
};

interface Answer {
  id: Id;
  state: string;
}

/** One phone: it asks until it is answered, with the same key, and notes what it was told. Goods are given up again. */
const phone = async (person: Person, items: Items, all: Told[]): Promise<void> => {
  for (let turn = randomInt(WHATS.length); !server.isOver(); turn += 1) {
    const what = WHATS[turn % WHATS.length]!;
    const key = randomUUID();
    const { path, body } = ACTIONS[what](items);
    const answer = await server.ask<Answer>(person.token, path, { key, ...body });
    if (!answer) return;
    const told: Told = { person, key, what, id: answer.id, state: answer.state };
    all.push(told);
    if (what !== 'goods') continue;
    const cancelled = await server.ask<Answer>(person.token, `/api/mall/orders/${told.id}/cancel`, {});
    if (cancelled) told.state = cancelled.state;
  }
};

/** A member checks in once a day, so it takes newcomers, one after the other. */
const checkInNewcomers = async (people: Person[], all: Told[]): Promise<void> => {
  for (;;) {
    const person = await signIn(`新来的人 ${people.length}`);
    if (!person) return;
    people.push(person);
    const key = randomUUID();
    const answer = await server.ask(person.token, '/api/points/check-ins', { key });
    if (answer) all.push({ person, key, what: 'check-in', id: key, state: 'given' });
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
  const rows = await server.database.query<{ id: Id; key: string; state: string }>(FOUND, [people.map(({ memberId }) => memberId)]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  expect(byKey.size).toBe(rows.length);
  const lost = all.filter((told) => byKey.get(told.key)?.id !== told.id || contradicts(told, byKey.get(told.key)?.state));
  expect(lost).toEqual([]);
  await expectBooksBalance(server.database);
};

const DUE_NOW = [
  sql('test.exchanges_due', `update exchanges set ask_at = now() where state = 'pending' and ask_at > now() returning id`),
  sql('test.orders_due', `update mall_orders set ask_at = now() where state = 'reserved' and ask_at > now() returning id`),
];
const OPEN = sql(
  'test.open',
  `select 'exchange' as what, id::text from exchanges where state = 'pending' union all
   select kind, id::text from mall_orders where state = 'reserved' and kind = 'top-up'`,
);

test(`killed ${KILLS} times under load, the server keeps every promise, and nothing stays open`, async () => {
  const items = await prepareItems();
  const people: Person[] = [];
  for (let at = 0; at < PEOPLE; at += 1) people.push((await signIn(`被打断的人 ${at}`))!);
  const all: Told[] = [];
  const phones = people.map((person) => () => phone(person, items, all));
  await server.killUnder({
    answersBetween: { min: 8, max: 40 },
    clients: [...phones, () => checkInNewcomers(people, all)],
    check: () => expectKept(people, all),
  });
  await server.settle(OPEN, DUE_NOW); // what would wait for its next turn has it now
  await expectKept(people, all);
  expect(all.filter(({ what }) => what === 'check-in').length).toBeGreaterThan(KILLS);
});
