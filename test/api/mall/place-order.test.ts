import { randomBytes, randomUUID } from 'node:crypto';
import { brand } from '@micro-branch/contract/brand';
import { sql } from '../../../server/database/database';
import { cancelOrder } from '../../../server/mall/give-up-order';
import { placeOrder } from '../../../server/mall/place-order';
import { revealCode } from '../../../server/mall/reveal-code';
import { saveItem, takeItemOffShelf } from '../../../server/mall/save-item';
import { recordConsent } from '../../../server/members/record-consent';
import { addDays, shanghaiDay } from '../../../server/shanghai';
import { giveLot } from '../../support/ledger';
import { asking, PHONE, setUpMall } from '../../support/mall';
import { anItem } from '../../support/mall-items';
import { newMember } from '../../support/people';
import { newBranch } from '../../support/visits';

const world = setUpMall();
const { newItem, memberWith, place, balanceOf, stockOf } = world;

const refusal = (code: string) => ({ code });

describe('redeeming', () => {
  test('a coupon is there at once and the house keeps the points; its code is shown when it is asked for', async () => {
    const [memberId, itemId] = [await memberWith(1_500), await newItem('coupon', { validDays: 60 })];
    const order = await place(memberId, itemId);
    const validUntil = addDays(shanghaiDay(world.deps.clock.now()), 60);
    expect(order).toMatchObject({ state: 'fulfilled', reason: null, kind: 'coupon', points: 1_000, validUntil, code: null, canCancel: false, canReveal: true, canReturn: true });
    expect((await revealCode(world.deps, memberId, order.id)).code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    expect(order.endedAt).toBe(order.placedAt);
    expect(await balanceOf(memberId)).toEqual({ available: 500, held: 0 });
    expect(await stockOf(itemId)).toBe(99);
  });

  test('goods sets the points aside and gives the code to show at the branch', async () => {
    const memberId = await memberWith(1_500);
    const order = await world.reserveGoods(memberId);
    expect(order).toMatchObject({ state: 'reserved', endedAt: null, canCancel: true, canReturn: false, maskedPhone: null });
    expect(order.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(order.branchName).toContain('昆明分行');
    expect(await balanceOf(memberId)).toEqual({ available: 500, held: 1_000 });
  });

  test('a top-up charges the phone once and shows it masked; it rests sealed', async () => {
    const memberId = await memberWith(1_000);
    const order = await place(memberId, await newItem('top-up'), { phone: PHONE });
    expect(order).toMatchObject({ state: 'fulfilled', code: null, validUntil: null, maskedPhone: '138****1234', canReturn: false });
    expect(world.service.sandbox.topUps.charges().filter((id) => id === order.id)).toHaveLength(1);
    const [row] = await world.deps.database.query<{ at_rest: string }>(
      sql('test.order_at_rest', 'select row_to_json(o)::text at_rest from mall_orders o where id = $1'), [order.id],
    );
    expect(row!.at_rest).not.toContain(PHONE);
    expect(row!.at_rest).not.toContain(Buffer.from(PHONE).toString('hex'));
  });

  test('exactly what is there works, and one point less is too little', async () => {
    const itemId = await newItem('coupon');
    await expect(place(await memberWith(1_000), itemId)).resolves.toMatchObject({ state: 'fulfilled' });
    await expect(place(await memberWith(999), itemId)).rejects.toMatchObject(refusal('points-short'));
    await expect(place(await newMember(world.deps), itemId)).rejects.toMatchObject(refusal('points-short'));
  });

  test('takes another code when the first is somebody’s', async () => {
    const [memberId, itemId] = [await memberWith(2_000), await newItem('coupon')];
    let calls = 0;
    const unlucky = { ...world.deps, randomBytes: (size: number) => (size === 12 && (calls += 1) <= 2 ? Buffer.alloc(12, 7) : randomBytes(size)) };
    const orders = [await placeOrder(unlucky, memberId, asking(itemId)), await placeOrder(unlucky, memberId, asking(itemId))];
    const [first, second] = await Promise.all(orders.map(({ id }) => revealCode(world.deps, memberId, id)));
    expect([first!.code, calls]).toEqual(['999999999999', 3]);
    expect(second!.code).not.toBe(first!.code);
  });
});

describe('is refused, and nothing is taken,', () => {
  test.each([
    ['coupon', { branchId: true }],
    ['coupon', { phone: true }],
    ['goods', {}],
    ['goods', { phone: true }],
    ['goods', { branchId: true, phone: true }],
    ['top-up', {}],
    ['top-up', { branchId: true }],
    ['top-up', { branchId: true, phone: true }],
  ] as const)('for a %s that is asked for with %p', async (kind, said) => {
    const [memberId, itemId] = [await memberWith(5_000), await newItem(kind)];
    const terms = { ...('branchId' in said && { branchId: world.branchId }), ...('phone' in said && { phone: PHONE }) };
    await expect(place(memberId, itemId, terms)).rejects.toMatchObject(refusal('invalid-input'));
    expect(await balanceOf(memberId)).toEqual({ available: 5_000, held: 0 });
  });

  test('for goods at a branch that is not there', async () => {
    await expect(place(await memberWith(1_000), await newItem('goods'), { branchId: '1' })).rejects.toMatchObject(refusal('branch-not-found'));
  });

  test('for a top-up by who did not agree to the notice', async () => {
    const memberId = await newMember(world.deps);
    await giveLot(world.deps, memberId, 1_000);
    await expect(place(memberId, await newItem('top-up'), { phone: PHONE })).rejects.toMatchObject(refusal('consent-required'));
  });

  test('for an item that is unknown, off the shelf, sold out, or has had its price changed', async () => {
    const memberId = await memberWith(5_000);
    await expect(place(memberId, '1')).rejects.toMatchObject(refusal('item-not-found'));
    const item = anItem('coupon');
    const itemId = await saveItem(world.deps, item);
    await expect(place(memberId, itemId)).rejects.toMatchObject(refusal('item-off-shelf'));
    await expect(place(memberId, await newItem('coupon', { stock: 0 }))).rejects.toMatchObject(refusal('sold-out'));
    const dearer = await newItem('coupon', { points: 1_200 });
    await expect(place(memberId, dearer)).rejects.toMatchObject(refusal('price-changed'));
    await expect(place(memberId, dearer, { pointsSeen: 1_200 })).resolves.toMatchObject({ points: 1_200 });
    await takeItemOffShelf(world.deps, dearer);
    await expect(place(memberId, dearer, { pointsSeen: 1_200 })).rejects.toMatchObject(refusal('item-off-shelf'));
  });

  test('beyond the limit of a member, and has room again when one is given up', async () => {
    const [memberId, itemId] = [await memberWith(5_000), await newItem('goods', { limitPerMember: 2 })];
    const at = { branchId: world.branchId };
    const first = await place(memberId, itemId, at);
    await place(memberId, itemId, at);
    await expect(place(memberId, itemId, at)).rejects.toMatchObject(refusal('limit-reached'));
    await cancelOrder(world.deps, memberId, first.id);
    await expect(place(memberId, itemId, at)).resolves.toMatchObject({ state: 'reserved' });
  });
});

describe('the same key', () => {
  test('with the same terms answers the first order, even when the item is gone by then', async () => {
    const [memberId, itemId] = [await memberWith(1_000), await newItem('coupon', { stock: 1 })];
    const said = asking(itemId);
    const first = await placeOrder(world.deps, memberId, said);
    await takeItemOffShelf(world.deps, itemId);
    expect(await placeOrder(world.deps, memberId, said)).toEqual(first);
  });

  test('of a top-up is answered even when the consent was withdrawn meanwhile', async () => {
    const [memberId, itemId] = [await memberWith(1_000), await newItem('top-up')];
    const said = asking(itemId, { phone: PHONE });
    const first = await placeOrder(world.deps, memberId, said);
    await recordConsent(world.deps, memberId, { document: 'privacy', version: brand.privacyVersion, decision: 'refused' });
    expect(await placeOrder(world.deps, memberId, said)).toEqual(first);
  });

  test.each(['item', 'price', 'branch'] as const)('with another %s is refused', async (what) => {
    const [memberId, itemId] = [await memberWith(5_000), await newItem('goods')];
    const said = asking(itemId, { branchId: world.branchId });
    await placeOrder(world.deps, memberId, said);
    const other = {
      item: { itemId: await newItem('goods') },
      price: { pointsSeen: 999 },
      branch: { branchId: await newBranch(world.deps) },
    }[what];
    await expect(placeOrder(world.deps, memberId, { ...said, ...other })).rejects.toMatchObject(refusal('idempotency-conflict'));
    expect(await balanceOf(memberId)).toEqual({ available: 4_000, held: 1_000 });
  });

  test('with another phone is refused, and that phone is not charged', async () => {
    const [memberId, itemId] = [await memberWith(5_000), await newItem('top-up')];
    const said = asking(itemId, { phone: PHONE });
    await placeOrder(world.deps, memberId, said);
    const charged = world.service.sandbox.topUps.charges().length;
    await expect(placeOrder(world.deps, memberId, { ...said, phone: '13900001234' })).rejects.toMatchObject(refusal('idempotency-conflict'));
    expect(world.service.sandbox.topUps.charges()).toHaveLength(charged);
  });

  test('of another member is another key', async () => {
    const [itemId, key] = [await newItem('coupon'), randomUUID()];
    const first = await place(await memberWith(1_000), itemId, { key });
    const second = await place(await memberWith(1_000), itemId, { key });
    expect(second.id).not.toBe(first.id);
  });

  test('is good again after a refusal', async () => {
    const [memberId, itemId, key] = [await memberWith(600), await newItem('coupon'), randomUUID()];
    await expect(place(memberId, itemId, { key })).rejects.toMatchObject(refusal('points-short'));
    await giveLot(world.deps, memberId, 400);
    await expect(place(memberId, itemId, { key })).resolves.toMatchObject({ state: 'fulfilled' });
  });
});
