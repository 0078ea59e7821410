import type { OrderView } from '@micro-branch/contract/mall';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { connectTopUps } from '../../../server/gateways/top-ups/top-ups';
import type { Id } from '../../../server/ids';
import { resolveTopUps } from '../../../server/mall/charge-top-up';
import { getOrder } from '../../../server/mall/my-orders';
import { placeOrder } from '../../../server/mall/place-order';
import { asking, PHONE, setUpMall } from '../../support/mall';

const world = setUpMall();
const { newItem, memberWith, place, balanceOf, stockOf, stateOf } = world;

const REFUSED_PHONE = '13800000000';
const ASK_AT = sql('test.ask_at', 'select ask_at as "askAt" from mall_orders where id = $1');

const plan = (...planned: Parameters<typeof world.service.sandbox.topUps.plan>) => world.service.sandbox.topUps.plan(...planned);
const chargesOf = (orderId: Id): number => world.service.sandbox.topUps.charges().filter((id) => id === orderId).length;
const secondsLater = (seconds: number, from = world.deps.clock.now()): Deps => {
  const now = new Date(from.getTime() + seconds * 1_000);
  return { ...world.deps, clock: { now: () => now } };
};

const order = async (phone = PHONE): Promise<OrderView & { memberId: Id }> => {
  const memberId = await memberWith(1_000);
  return { ...(await place(memberId, await newItem('top-up'), { phone })), memberId };
};
const orderAnswered = async (...trouble: Parameters<typeof plan>): Promise<OrderView & { memberId: Id }> => {
  plan(...trouble);
  return order();
};

afterEach(() => resolveTopUps(secondsLater(86_400))); // what a test left open is not due in the next

test('a refused charge cancels the order, and the points and the item are back', async () => {
  const refused = await order(REFUSED_PHONE);
  expect(refused).toMatchObject({ state: 'cancelled', reason: 'top-up-refused', maskedPhone: '138****0000' });
  expect(await balanceOf(refused.memberId)).toEqual({ available: 1_000, held: 0 });
  expect([await stockOf(refused.itemId), chargesOf(refused.id)]).toEqual([100, 0]);
});

describe('a charge that nobody knows the end of', () => {
  test('keeps the points aside and is asked for after five seconds, not before', async () => {
    const pending = await orderAnswered('charge', 'cut-after');
    expect(pending).toMatchObject({ state: 'reserved', endedAt: null });
    expect(await balanceOf(pending.memberId)).toEqual({ available: 0, held: 1_000 });
    const placedAt = new Date(pending.placedAt);
    await resolveTopUps(secondsLater(4, placedAt));
    expect(await getOrder(world.deps, pending.memberId, pending.id)).toMatchObject({ state: 'reserved' });
    await resolveTopUps(secondsLater(5, placedAt));
    expect(await getOrder(world.deps, pending.memberId, pending.id)).toMatchObject({ state: 'fulfilled' });
    expect(await balanceOf(pending.memberId)).toEqual({ available: 0, held: 0 });
    expect(chargesOf(pending.id)).toBe(1);
  });

  test('and that the provider never heard of is charged then, once', async () => {
    const pending = await orderAnswered('charge', 'cut-before');
    expect(chargesOf(pending.id)).toBe(0);
    await resolveTopUps(secondsLater(10));
    expect([await stateOf(pending.id), chargesOf(pending.id)]).toMatchObject([{ state: 'fulfilled' }, 1]);
  });

  test('and turns out to be refused gives the points back', async () => {
    const pending = await orderAnswered('charge', 'cut-before');
    plan('charge', 'refused');
    await resolveTopUps(secondsLater(10));
    expect(await getOrder(world.deps, pending.memberId, pending.id)).toMatchObject({ state: 'cancelled', reason: 'top-up-refused' });
    expect(await balanceOf(pending.memberId)).toEqual({ available: 1_000, held: 0 });
  });

  test.each(['forged', 'unsigned', 'nonsense', 'processing', 'fault-after'] as const)('since the answer was %s, is asked for again', async (trouble) => {
    const pending = await orderAnswered('charge', trouble);
    expect(pending).toMatchObject({ state: 'reserved' });
    await resolveTopUps(secondsLater(10));
    expect(await getOrder(world.deps, pending.memberId, pending.id)).toMatchObject({ state: 'fulfilled' });
    expect(chargesOf(pending.id)).toBe(1);
  });

  test('waits longer each time, and then an hour', async () => {
    const pending = await orderAnswered('charge', 'cut-after');
    plan('ask', 'processing', 6);
    const pauses: number[] = [];
    let at = new Date(pending.placedAt);
    for (let round = 0; round < 6; round += 1) {
      const [row] = await world.deps.database.query<{ askAt: Date }>(ASK_AT, [pending.id]);
      pauses.push((row!.askAt.getTime() - at.getTime()) / 1_000);
      at = row!.askAt;
      await resolveTopUps(secondsLater(0, at));
    }
    expect(pauses).toEqual([5, 30, 120, 600, 3_600, 3_600]);
    expect(await getOrder(world.deps, pending.memberId, pending.id)).toMatchObject({ state: 'reserved' });
  });

  test('is left to the next process when this one dies between the order and the charge', async () => {
    const [memberId, itemId] = [await memberWith(1_000), await newItem('top-up')];
    const said = asking(itemId, { phone: PHONE });
    const dying = { ...world.deps, topUps: { ...world.deps.topUps, charge: () => Promise.reject(new Error('killed')) } };
    await expect(placeOrder(dying, memberId, said)).rejects.toThrow('killed');
    await resolveTopUps(secondsLater(10));
    const known = await placeOrder(world.deps, memberId, said);
    expect([known.state, chargesOf(known.id)]).toEqual(['fulfilled', 1]);
  });
});

describe('an outcome is written once', () => {
  test('when the answer comes after the member was told that it is not known', async () => {
    const impatient = { ...world.deps, topUps: connectTopUps({ ...world.service.sandbox.topUps.options, timeoutMs: 100 }) };
    const [memberId, itemId] = [await memberWith(1_000), await newItem('top-up')];
    const said = asking(itemId, { phone: PHONE });
    plan('charge', 'late');
    const pending = await placeOrder(impatient, memberId, said);
    expect([pending.state, chargesOf(pending.id)]).toEqual(['reserved', 1]);
    expect(await placeOrder(world.deps, memberId, said)).toMatchObject({ id: pending.id, state: 'fulfilled' });
    await resolveTopUps(secondsLater(10));
    expect([await stateOf(pending.id), chargesOf(pending.id)]).toMatchObject([{ state: 'fulfilled' }, 1]);
  });

  test('when several processes and the member learn it together', async () => {
    const [memberId, itemId] = [await memberWith(1_000), await newItem('top-up')];
    const said = asking(itemId, { phone: PHONE });
    plan('charge', 'cut-before');
    const pending = await placeOrder(world.deps, memberId, said);
    const askers = [1, 2, 3, 4].map((at) => resolveTopUps(secondsLater(60 * at)));
    await Promise.all([...askers, placeOrder(world.deps, memberId, said), placeOrder(world.deps, memberId, said)]);
    expect([await stateOf(pending.id), chargesOf(pending.id)]).toMatchObject([{ state: 'fulfilled' }, 1]);
    expect(await balanceOf(memberId)).toEqual({ available: 0, held: 0 });
  });

  test('also when a second word contradicts the first', async () => {
    const pending = await orderAnswered('charge', 'cut-after');
    const refusing = { ...secondsLater(10), topUps: { ...world.deps.topUps, ask: async () => ({ state: 'refused' as const, reason: 'PHONE' }) } };
    await Promise.all([resolveTopUps(refusing), resolveTopUps(secondsLater(100))]);
    await resolveTopUps(secondsLater(10_000));
    expect((await stateOf(pending.id)).state).not.toBe('reserved');
  });
});

test('twenty-five open charges are all known after one round', async () => {
  plan('charge', 'cut-after', 25);
  const [memberId, itemId] = [await memberWith(25_000), await newItem('top-up')];
  for (let count = 0; count < 25; count += 1) await place(memberId, itemId, { phone: PHONE });
  expect(await balanceOf(memberId)).toEqual({ available: 0, held: 25_000 });
  await resolveTopUps(secondsLater(10));
  expect(await balanceOf(memberId)).toEqual({ available: 0, held: 0 });
});
