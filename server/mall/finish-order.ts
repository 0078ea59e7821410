import type { OrderReason } from '@micro-branch/contract/mall';
import { points } from '@micro-branch/contract/units';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { graceDays } from '../points/grace-days';
import { getRules } from '../points/rule-versions';
import { giveBack, settle } from '../points/spend';
import { putBack } from './items';
import { enterState, type Change, type OrderRow } from './orders';

type Time = Pick<Deps, 'clock'>;

/** The item was had: the house keeps the points. `order` is locked and reserved. */
export const fulfilOrder = async (tx: Queryable, { clock }: Time, order: OrderRow, by: Omit<Change, 'state' | 'reason'>): Promise<OrderRow> => {
  await settle(tx, { clock }, order.spendId);
  return enterState(tx, order, { state: 'fulfilled', ...by }, clock.now());
};

/**
 * The item was not had: it goes back on the shelf and the points back to their lots. They are given more days only when the
 * bank did not deliver, and was late to say so; who changes their mind, or does not come, has the lots they had. `order` is locked and not ended.
 */
export const endOrder = async (tx: Queryable, { clock }: Time, order: OrderRow, reason: OrderReason): Promise<OrderRow> => {
  const now = clock.now();
  const isOurFault = reason === 'top-up-refused';
  const days = isOurFault ? graceDays((await getRules(tx, now)).rules, order.placedAt, now) : null;
  await giveBack(tx, { clock }, { spendId: order.spendId, name: reason, points: points(order.points), graceDays: days });
  const ended = await enterState(tx, order, { state: reason === 'returned' ? 'refunded' : 'cancelled', reason }, now);
  await putBack(tx, order.itemId);
  return ended;
};
