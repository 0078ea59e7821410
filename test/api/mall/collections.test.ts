import { collectOrder, findCollection } from '../../../server/mall/collections';
import { revealCode } from '../../../server/mall/reveal-code';
import { cancelOrder } from '../../../server/mall/give-up-order';
import { getOrder } from '../../../server/mall/my-orders';
import { setUpMall } from '../../support/mall';
import { newMember } from '../../support/people';
import { newBranch } from '../../support/visits';

const world = setUpMall();
const { memberWith, balanceOf, newItem, newStaff, place } = world;

const CHANGED = { code: 'state-changed' };
const DAY_MS = 86_400_000;
const later = (days: number) => ({ ...world.deps, clock: { now: () => new Date(world.deps.clock.now().getTime() + days * DAY_MS) } });

describe('at the counter', () => {
  test('staff see what lies ready, for whom in one letter, and hand it over', async () => {
    const [memberId, staffId] = [await memberWith(1_500), await newStaff()];
    const { id, code } = await world.reserveGoods(memberId);
    const ready = await findCollection(world.deps, staffId, code!);
    expect(ready).toMatchObject({ orderId: id, title: '晴雨伞', maskedName: '王*', collectedAt: null });
    const collected = await collectOrder(world.deps, staffId, code!);
    expect(collected).toEqual({ ...ready, collectedAt: expect.any(String) as string });
    expect(await getOrder(world.deps, memberId, id)).toMatchObject({ state: 'fulfilled', code: null, endedAt: collected.collectedAt, canCancel: false });
    expect(await balanceOf(memberId)).toEqual({ available: 500, held: 0 });
  });

  test('handing over again, by a colleague too, answers the same and takes nothing more', async () => {
    const memberId = await memberWith(1_500);
    const { code } = await world.reserveGoods(memberId);
    const first = await collectOrder(world.deps, await newStaff(), code!);
    const colleague = await newStaff();
    expect(await collectOrder(world.deps, colleague, code!)).toEqual(first);
    expect(await findCollection(world.deps, colleague, code!)).toEqual(first);
    expect(await balanceOf(memberId)).toEqual({ available: 500, held: 0 });
  });

  test('a code says nothing to a member, to staff of another branch, or when it is made up', async () => {
    const memberId = await memberWith(2_500);
    const { id, code } = await world.reserveGoods(memberId);
    const coupon = await revealCode(world.deps, memberId, (await place(memberId, await newItem('coupon'))).id);
    const staffId = await newStaff();
    const tries = [
      [memberId, code],
      [await newMember(world.deps), code],
      [await newStaff(await newBranch(world.deps)), code],
      [staffId, 'ZZZZZZZZ'],
      [staffId, coupon.code],
    ] as const;
    for (const [whoever, tried] of tries) {
      for (const act of [findCollection, collectOrder]) {
        const error: unknown = await act(world.deps, whoever, tried!).catch((refused: unknown) => refused);
        expect(error).toMatchObject({ code: 'collection-not-found', message: 'collection-not-found' });
      }
    }
    expect(await getOrder(world.deps, memberId, id)).toMatchObject({ state: 'reserved' });
  });

  test('goods are handed over on their last day, and not after it', async () => {
    const staffId = await newStaff();
    const [kept, missed] = [await world.reserveGoods(await memberWith(1_000)), await world.reserveGoods(await memberWith(1_000))];
    await expect(collectOrder(later(14), staffId, kept.code!)).resolves.toMatchObject({ orderId: kept.id });
    await expect(findCollection(later(15), staffId, missed.code!)).rejects.toMatchObject(CHANGED);
    await expect(collectOrder(later(15), staffId, missed.code!)).rejects.toMatchObject(CHANGED);
  });

  test('cancelled goods are not handed over', async () => {
    const [memberId, staffId] = [await memberWith(1_000), await newStaff()];
    const { id, code } = await world.reserveGoods(memberId);
    await cancelOrder(world.deps, memberId, id);
    await expect(findCollection(world.deps, staffId, code!)).rejects.toMatchObject(CHANGED);
    await expect(collectOrder(world.deps, staffId, code!)).rejects.toMatchObject(CHANGED);
    expect(await balanceOf(memberId)).toEqual({ available: 1_000, held: 0 });
  });
});

test('of collecting and cancelling at once one wins and the other hears that it changed, twenty times', async () => {
  const staffId = await newStaff();
  for (let round = 0; round < 20; round += 1) {
    const memberId = await memberWith(1_000);
    const { id, code } = await world.reserveGoods(memberId);
    const acts = [() => collectOrder(world.deps, staffId, code!), () => cancelOrder(world.deps, memberId, id)];
    const results = await Promise.allSettled((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: CHANGED });
    const { state } = await getOrder(world.deps, memberId, id);
    expect(await balanceOf(memberId)).toEqual({ available: state === 'cancelled' ? 1_000 : 0, held: 0 });
  }
});
