import { randomUUID } from 'node:crypto';
import { points } from '@micro-branch/contract/units';
import { isOutage, sql } from '../../../server/database/database';
import type { Id } from '../../../server/ids';
import { spend } from '../../../server/points/spend';
import { expectBooksBalance } from '../../support/books';
import { giveLot } from '../../support/ledger';
import { startService, type Service } from '../../support/service';

const PRICE = 10;
const SPENDS = 1_000;
const ALLOWED = 300;
const LOTS = [700, 1_295, 5, 1_000]; // 3,000 points; prices do not end where lots do

let service: Service;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const newSpender = async (person: string): Promise<{ token: string; memberId: Id }> => {
  const { token, member } = await service.signInAs(person);
  for (const [months, amount] of LOTS.entries()) await giveLot(service.deps, member.id, amount, months + 1);
  return { token, memberId: member.id };
};

const STATE = sql(
  'test.state',
  `select (select balance from accounts where owner_id = $1 and kind = 'points-available') as available,
     (select sum(remaining) from lots where member_id = $1) as remaining,
     (select count(*) from spends where member_id = $1) as spends,
     (select sum(amount) from transfers where owner_id = $1 and cause = 'earned') as earned,
     (select sum(amount) from transfers where owner_id = $1 and cause = 'spent') as spent`,
);

/** Everything is spent, to the point, and each success is in the statement. */
const expectAllSpent = async (memberId: Id): Promise<void> => {
  expect(await service.deps.database.query(STATE, [memberId])).toEqual([
    { available: '0', remaining: '0', spends: String(ALLOWED), earned: '3000', spent: '3000' },
  ]);
  await expectBooksBalance(service.deps.database);
};

const tally = (outcomes: readonly string[]): Record<string, number> =>
  outcomes.reduce<Record<string, number>>((counts, outcome) => ({ ...counts, [outcome]: (counts[outcome] ?? 0) + 1 }), {});

/** A phone that is told to come again comes again, with the same id, until it hears what became of it. */
const untilAnswered = async (ask: () => Promise<string>): Promise<string> => {
  for (;;) {
    const outcome = await ask();
    if (outcome !== 'busy') return outcome;
  }
};

const outcomesOf = (ask: () => () => Promise<string>): Promise<string[]> =>
  Promise.all(Array.from({ length: SPENDS }, () => untilAnswered(ask())));

test('of 1,000 spends at once against a balance that allows 300, 300 succeed and 700 are told that it is too little', async () => {
  const { memberId } = await newSpender('a-thousand-spends');
  const { database } = service.deps;
  const outcomes = await outcomesOf(() => {
    const id = randomUUID();
    const spending = { id, memberId, points: points(PRICE), purpose: 'payment', reference: id, isHeld: false } as const;
    return () =>
      database.transaction((tx) => spend(tx, service.deps, spending)).then(
        () => 'spent',
        (error: { code?: string; message: string }) => (isOutage(error) ? 'busy' : (error.code ?? error.message)),
      );
  });
  expect(tally(outcomes)).toEqual({ spent: ALLOWED, 'points-short': SPENDS - ALLOWED });
  await expectAllSpent(memberId);
});

test('of 1,000 orders at once over the API, 300 are placed and 700 are told that the points are too few', async () => {
  const { token, memberId } = await newSpender('a-thousand-orders');
  const itemId = service.deps.newId();
  await service.deps.database.query(
    sql('test.item', `insert into mall_items values ($1, 'thousand', 'coupon', '茶', 'tea', '', '[]', ${PRICE}, 100, ${SPENDS}, ${SPENDS}, 30, 'on-shelf', 1)`),
    [itemId],
  );
  const outcomes = await outcomesOf(() => {
    const body = { key: randomUUID(), itemId, pointsSeen: PRICE };
    return async () => {
      const answer = await service.send('POST', '/api/mall/orders', { token, body });
      return answer.status === 200 ? 'placed' : (answer.body as { error: { code: string } }).error.code;
    };
  });
  expect(tally(outcomes)).toEqual({ placed: ALLOWED, 'points-short': SPENDS - ALLOWED });
  await expectAllSpent(memberId);
});
