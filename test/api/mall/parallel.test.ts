import type { Id } from '../../../server/ids';
import { collectOrder } from '../../../server/mall/collections';
import { cancelOrder, returnOrder } from '../../../server/mall/give-up-order';
import { Refusal } from '../../../server/refusal';
import { setUpMall } from '../../support/mall';

const world = setUpMall();
const { newItem, memberWith, place, balanceOf, stockOf } = world;

const manyMembers = (count: number, points: number): Promise<Id[]> => Promise.all(Array.from({ length: count }, () => memberWith(points)));

const outcomesOf = (results: PromiseSettledResult<unknown>[]): Record<string, number> => {
  const outcomes: Record<string, number> = {};
  for (const result of results) {
    const outcome = result.status === 'fulfilled' ? 'done' : result.reason instanceof Refusal ? result.reason.code : String(result.reason);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
};

/** The same numbers in every run: a run that failed can be repeated. */
const createDice = (seed: number) => (sides: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed >>> 16) % sides;
};

test.each(['coupon', 'goods'] as const)('of 64 members who reach for the last %s at once exactly one has it', async (kind) => {
  const [members, itemId] = [await manyMembers(64, 1_000), await newItem(kind, { stock: 1 })];
  const at = kind === 'goods' ? { branchId: world.branchId } : {};
  const results = await Promise.allSettled(members.map((memberId) => place(memberId, itemId, at)));
  expect(outcomesOf(results)).toEqual({ done: 1, 'sold-out': 63 });
  const balances = await Promise.all(members.map(balanceOf));
  expect(balances.filter(({ available }) => available === 1_000)).toHaveLength(63);
  expect(await stockOf(itemId)).toBe(0);
});

test('a member who asks twenty times at once has no more than the limit', async () => {
  const [memberId, itemId] = [await memberWith(30_000), await newItem('coupon', { limitPerMember: 3 })];
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => place(memberId, itemId)));
  expect(outcomesOf(results)).toEqual({ done: 3, 'limit-reached': 17 });
  expect(await balanceOf(memberId)).toEqual({ available: 27_000, held: 0 });
});

test('a member who asks twenty times at once with points for seven has seven', async () => {
  const [memberId, itemId] = [await memberWith(7_999), await newItem('coupon')];
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => place(memberId, itemId)));
  expect(outcomesOf(results)).toEqual({ done: 7, 'points-short': 13 });
  expect(await balanceOf(memberId)).toEqual({ available: 999, held: 0 });
});

test('64 members who take, cancel, return and collect many items in any order never wait for each other in a circle', async () => {
  const dice = createDice(20_261_124);
  const staffId = await world.newStaff();
  const items = await Promise.all(Array.from({ length: 6 }, (_, at) => newItem(at % 2 ? 'goods' : 'coupon', { stock: 20 })));
  const members = await manyMembers(64, 4_500);
  const visit = async (memberId: Id, itemAt: number): Promise<void> => {
    const isGoods = itemAt % 2 === 1;
    const fate = dice(3);
    const order = await place(memberId, items[itemAt]!, isGoods ? { branchId: world.branchId } : {});
    if (fate === 0) return;
    if (!isGoods) await returnOrder(world.deps, memberId, order.id);
    else if (fate === 1) await cancelOrder(world.deps, memberId, order.id);
    else await collectOrder(world.deps, staffId, order.code!);
  };
  const visits = members.flatMap((memberId) => Array.from({ length: 5 }, () => visit(memberId, dice(6))));
  const { done, ...refused } = outcomesOf(await Promise.allSettled(visits));
  expect(done).toBeGreaterThanOrEqual(60);
  expect(Object.keys(refused).filter((code) => !['sold-out', 'points-short'].includes(code))).toEqual([]);
});
