import type { Id } from '../../../server/ids';
import { exchange } from '../../../server/exchanges/exchange';
import { placeOrder } from '../../../server/mall/place-order';
import { points } from '@micro-branch/contract/units';
import { holdCash } from '../../../server/points/cash';
import { giveLot } from '../../support/ledger';
import { asking, setUpMall } from '../../support/mall';
import { aStep, newHolder } from '../../support/exchanges';

const world = setUpMall();

/** How many of these went through; every other one was refused because there were too few points. */
const countDone = async (tries: readonly Promise<unknown>[]): Promise<number> => {
  const ended = await Promise.allSettled(tries);
  const refused = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  for (const reason of refused) expect(reason).toMatchObject({ code: 'points-short' });
  return ended.length - refused.length;
};

test('what is ordered, exchanged and held for payments at once is never more than there is, ten times', async () => {
  const { deps } = world;
  const itemId = await world.newItem('coupon', { points: 100, stock: 1_000, limitPerMember: 1_000 });
  const hold = (memberId: Id) =>
    deps.database.transaction((tx) =>
      holdCash(tx, deps, { memberId, paymentId: deps.newId(), billFen: 100_000, points: points(100), rulesVersion: 1 }),
    );
  for (let round = 1; round <= 10; round += 1) {
    const { id } = await newHolder(deps, 0);
    for (const part of [150, 150, 200]) await giveLot(deps, id, part);
    const order = () => placeOrder(deps, id, asking(itemId, { pointsSeen: 100 }));
    const tries = Array.from({ length: 4 }, () => [order(), exchange(deps, id, aStep('out')), hold(id)]).flat();
    expect(await countDone(tries)).toBe(5);
    expect((await world.balanceOf(id)).available).toBe(0);
  }
});
