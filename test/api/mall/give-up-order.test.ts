import type { OrderView } from '@micro-branch/contract/mall';
import { sql } from '../../../server/database/database';
import type { Id } from '../../../server/ids';
import { resolveTopUps } from '../../../server/mall/charge-top-up';
import { collectOrder } from '../../../server/mall/collections';
import { expireUncollected } from '../../../server/mall/expire-orders';
import { cancelOrder, returnOrder } from '../../../server/mall/give-up-order';
import { revealCode } from '../../../server/mall/reveal-code';
import { placeOrder } from '../../../server/mall/place-order';
import { getOrder } from '../../../server/mall/my-orders';
import { addDays, shanghaiDay } from '../../../server/shanghai';
import { expire, giveLot } from '../../support/ledger';
import { asking, PHONE, setUpMall } from '../../support/mall';
import { agreeToPrivacy, newMember } from '../../support/people';

const world = setUpMall();
const { newItem, memberWith, place, balanceOf, stockOf } = world;

const DAY_MS = 86_400_000;
const CHANGED = { code: 'state-changed' };
const NOT_FOUND = { code: 'order-not-found' };
const LOTS = sql('test.lots', 'select remaining::int as remaining, ends_on as "endsOn" from lots where member_id = $1 order by id');
const ORDERED_AT = sql('test.ordered_at', 'update mall_orders set valid_until = $2 where id = $1');

const lotsOf = (memberId: Id) => world.deps.database.query<{ remaining: number; endsOn: string }>(LOTS, [memberId]);
const today = (): string => shanghaiDay(world.deps.clock.now());
/** The world so many days later, for one call: the clock of the file goes on as it was. */
const later = (days: number) => ({ ...world.deps, clock: { now: () => new Date(world.deps.clock.now().getTime() + days * DAY_MS) } });

const couponOf = async (memberId: Id): Promise<OrderView> => place(memberId, await newItem('coupon', { validDays: 30 }));

describe('cancelling goods', () => {
  test('gives the points and the item back, and shows the code no longer', async () => {
    const memberId = await memberWith(1_500);
    const placed = await world.reserveGoods(memberId);
    const order = await cancelOrder(world.deps, memberId, placed.id);
    expect(order).toMatchObject({ state: 'cancelled', reason: 'by-member', code: null, canCancel: false, canReturn: false });
    expect(order.endedAt).not.toBeNull();
    expect(await balanceOf(memberId)).toEqual({ available: 1_500, held: 0 });
    expect(await stockOf(order.itemId)).toBe(100);
  });

  test('again answers the same and gives nothing more', async () => {
    const memberId = await memberWith(1_500);
    const { id } = await world.reserveGoods(memberId);
    const first = await cancelOrder(world.deps, memberId, id);
    expect(await cancelOrder(world.deps, memberId, id)).toEqual(first);
    expect(await balanceOf(memberId)).toEqual({ available: 1_500, held: 0 });
  });

  test('of somebody else, or of nobody, says that there is no such order', async () => {
    const { id } = await world.reserveGoods(await memberWith(1_000));
    const stranger = await memberWith(1_000);
    for (const orderId of [id, '1']) {
      for (const act of [cancelOrder, returnOrder, getOrder]) {
        await expect(act(world.deps, stranger, orderId)).rejects.toMatchObject(NOT_FOUND);
      }
    }
  });

  test('is refused once they were collected, and for what is no goods', async () => {
    const memberId = await memberWith(5_000);
    const goods = await world.reserveGoods(memberId);
    await collectOrder(world.deps, await world.newStaff(), goods.code!);
    const topUp = await place(memberId, await newItem('top-up'), { phone: PHONE });
    for (const id of [goods.id, topUp.id, (await couponOf(memberId)).id]) {
      await expect(cancelOrder(world.deps, memberId, id)).rejects.toMatchObject(CHANGED);
    }
  });

  test('while the charge of a phone is under way is refused', async () => {
    const memberId = await memberWith(1_000);
    world.service.sandbox.topUps.plan('charge', 'cut-after');
    const order = await place(memberId, await newItem('top-up'), { phone: PHONE });
    expect(order).toMatchObject({ state: 'reserved', canCancel: false, canReturn: false });
    await expect(cancelOrder(world.deps, memberId, order.id)).rejects.toMatchObject(CHANGED);
    await expect(returnOrder(world.deps, memberId, order.id)).rejects.toMatchObject(CHANGED);
  });
});

describe('returning a coupon', () => {
  test('gives the points and the coupon back, and shows the code no longer', async () => {
    const memberId = await memberWith(1_500);
    const placed = await couponOf(memberId);
    const order = await returnOrder(later(6), memberId, placed.id);
    expect(order).toMatchObject({ state: 'refunded', reason: 'returned', code: null, canReturn: false });
    expect(await balanceOf(memberId)).toEqual({ available: 1_500, held: 0 });
    expect(await stockOf(order.itemId)).toBe(100);
    expect(await returnOrder(later(9), memberId, placed.id)).toEqual(order);
    expect(await balanceOf(memberId)).toEqual({ available: 1_500, held: 0 });
  });

  test('is refused after seven days, after its last day, and for what is no coupon', async () => {
    const memberId = await memberWith(5_000);
    await expect(returnOrder(later(7), memberId, (await couponOf(memberId)).id)).rejects.toMatchObject(CHANGED);
    const short = await place(memberId, await newItem('coupon', { validDays: 2 }));
    await expect(returnOrder(later(3), memberId, short.id)).rejects.toMatchObject(CHANGED);
    const goods = await world.reserveGoods(memberId);
    await expect(returnOrder(world.deps, memberId, goods.id)).rejects.toMatchObject(CHANGED);
    await cancelOrder(world.deps, memberId, goods.id);
    await expect(returnOrder(world.deps, memberId, goods.id)).rejects.toMatchObject(CHANGED);
  });
});

describe('the code of a coupon', () => {
  test('is shown to its member alone, again and again, and what was seen is not given back', async () => {
    const memberId = await memberWith(1_500);
    const { id } = await couponOf(memberId);
    await expect(revealCode(world.deps, await newMember(world.deps), id)).rejects.toMatchObject({ code: 'order-not-found' });
    const [seen, ...again] = await Promise.all([1, 2, 3, 4, 5].map(() => revealCode(world.deps, memberId, id)));
    expect(seen).toMatchObject({ state: 'fulfilled', canReveal: false, canReturn: false });
    expect(again).toEqual([seen, seen, seen, seen]);
    expect((await getOrder(world.deps, memberId, id)).code).toBe(seen!.code);
    await expect(returnOrder(world.deps, memberId, id)).rejects.toMatchObject(CHANGED);
    expect(await balanceOf(memberId)).toEqual({ available: 500, held: 0 });
  });

  test('is not shown once it was given back; of the two at once, one happens', async () => {
    for (let round = 0; round < 10; round += 1) {
      const memberId = await memberWith(1_500);
      const { id } = await couponOf(memberId);
      const [seen, given] = await Promise.allSettled([revealCode(world.deps, memberId, id), returnOrder(world.deps, memberId, id)]);
      expect([seen.status, given.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect((await balanceOf(memberId)).available).toBe(given.status === 'fulfilled' ? 1_500 : 500);
    }
  });

  test('goods and top-ups have none', async () => {
    const memberId = await memberWith(5_000);
    const goods = await world.reserveGoods(memberId);
    await expect(revealCode(world.deps, memberId, goods.id)).rejects.toMatchObject(CHANGED);
  });
});

describe('points that come back', () => {
  const memberWithTwoLots = async (): Promise<Id> => {
    const memberId = await newMember(world.deps);
    await agreeToPrivacy(world.deps, memberId);
    await giveLot(world.deps, memberId, 700, 1);
    await giveLot(world.deps, memberId, 700, 24);
    return memberId;
  };

  test('go to the very lots they came from', async () => {
    const memberId = await memberWithTwoLots();
    const before = await lotsOf(memberId);
    const order = await couponOf(memberId);
    expect((await lotsOf(memberId)).map(({ remaining }) => remaining)).toEqual([0, 400]);
    await returnOrder(world.deps, memberId, order.id);
    expect(await lotsOf(memberId)).toEqual(before);
  });

  test('to a lot that ended meanwhile have ended too when the member changed their mind', async () => {
    const memberId = await memberWithTwoLots();
    const order = await world.reserveGoods(memberId, { validDays: 366 });
    const [short] = await lotsOf(memberId);
    await cancelOrder(later(100), memberId, order.id);
    expect((await lotsOf(memberId))[0]).toEqual({ ...short, remaining: 700 });
    expect(await expire(world.deps.database, later(100), memberId)).toBe(700);
  });

  test('to a lot that ended meanwhile can be spent for thirty days when the bank did not deliver', async () => {
    const memberId = await memberWithTwoLots();
    world.service.sandbox.topUps.plan('charge', 'cut-before');
    const order = await place(memberId, await newItem('top-up'), { phone: PHONE });
    world.service.sandbox.topUps.plan('charge', 'refused');
    await resolveTopUps(later(100));
    expect(await getOrder(world.deps, memberId, order.id)).toMatchObject({ state: 'cancelled', reason: 'top-up-refused' });
    expect((await lotsOf(memberId))[0]).toEqual({ remaining: 700, endsOn: addDays(shanghaiDay(later(100).clock.now()), 30) });
    expect(await expire(world.deps.database, later(100), memberId)).toBe(0);
    expect(await expire(world.deps.database, later(131), memberId)).toBe(700);
  });

  test('to a lot that ended meanwhile have ended when the charge was refused within the hour, or such orders would renew them for ever', async () => {
    const memberId = await memberWithTwoLots();
    const [short] = await lotsOf(memberId);
    const at = (instant: string) => ({ ...world.deps, clock: { now: () => new Date(instant) } });
    world.service.sandbox.topUps.plan('charge', 'cut-before');
    const order = await placeOrder(at(`${short!.endsOn}T23:59:59+08:00`), memberId, asking(await newItem('top-up'), { phone: PHONE }));
    world.service.sandbox.topUps.plan('charge', 'refused');
    const after = at(`${addDays(short!.endsOn, 1)}T00:00:04+08:00`);
    await resolveTopUps(after);
    expect(await getOrder(world.deps, memberId, order.id)).toMatchObject({ state: 'cancelled', reason: 'top-up-refused' });
    expect((await lotsOf(memberId))[0]).toEqual({ ...short, remaining: 700 });
    expect(await expire(world.deps.database, after, memberId)).toBe(700);
  });
});

describe('goods that nobody collects', () => {
  test('are cancelled when their last day has passed, not before, and only once', async () => {
    const memberId = await memberWith(1_000);
    const order = await world.reserveGoods(memberId, { validDays: 3 });
    expect(order.validUntil).toBe(addDays(today(), 3));
    await expireUncollected(later(3));
    expect(await getOrder(world.deps, memberId, order.id)).toMatchObject({ state: 'reserved' });
    await expireUncollected(later(4));
    await expireUncollected(later(4));
    expect(await getOrder(world.deps, memberId, order.id)).toMatchObject({ state: 'cancelled', reason: 'not-collected', code: null });
    expect(await balanceOf(memberId)).toEqual({ available: 1_000, held: 0 });
    await expect(cancelOrder(world.deps, memberId, order.id)).rejects.toMatchObject(CHANGED);
  });

  test('of many members are each cancelled once, however many processes do it', async () => {
    const itemId = await newItem('goods');
    const members = await Promise.all(Array.from({ length: 12 }, () => memberWith(1_000)));
    const orders = await Promise.all(members.map((memberId) => place(memberId, itemId, { branchId: world.branchId })));
    await Promise.all(orders.map(({ id }) => world.deps.database.query(ORDERED_AT, [id, addDays(today(), -1)])));
    await Promise.all([1, 2, 3, 4].map(() => expireUncollected(world.deps)));
    expect(await Promise.all(members.map(balanceOf))).toEqual(members.map(() => ({ available: 1_000, held: 0 })));
    expect(await stockOf(itemId)).toBe(100);
  });
});
