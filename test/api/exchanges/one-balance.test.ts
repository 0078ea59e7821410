import type { Id } from '../../../server/ids';
import { exchange } from '../../../server/exchanges/exchange';
import { placeOrder } from '../../../server/mall/place-order';
import { giveLot } from '../../support/ledger';
import { asking, setUpMall } from '../../support/mall';
import { aStep, newHolder } from '../../support/exchanges';
import { someBillers } from '../../support/bills';
import { aGift, payWith } from '../../support/payments';

const world = setUpMall();

/** How many of these went through; every other one was refused because there were too few points. */
const countDone = async (tries: readonly Promise<unknown>[]): Promise<number> => {
  const ended = await Promise.allSettled(tries);
  const refused = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  for (const reason of refused) expect(reason).toMatchObject({ code: 'points-short' });
  return ended.length - refused.length;
};

test('what is ordered, exchanged and set aside for payments at once is never more than there is, ten times', async () => {
  const { deps } = world;
  const itemId = await world.newItem('coupon', { points: 100, stock: 1_000, limitPerMember: 1_000 });
  await someBillers(deps);
  const billOf = (memberId: Id) => aGift(deps, memberId, 1_000_00);
  for (let round = 1; round <= 10; round += 1) {
    const { id } = await newHolder(deps, 0);
    for (const part of [150, 150, 200]) await giveLot(deps, id, part);
    const order = () => placeOrder(deps, id, asking(itemId, { pointsSeen: 100 }));
    const bills = [await billOf(id), await billOf(id), await billOf(id), await billOf(id)];
    const tries = bills.map((bill) => [order(), exchange(deps, id, aStep('out')), payWith(deps, bill, 100)]).flat();
    expect(await countDone(tries)).toBe(5);
    expect((await world.balanceOf(id)).available).toBe(0);
  }
});
