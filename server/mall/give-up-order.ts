import type { OrderReason, OrderView } from '@micro-branch/contract/mall';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { endOrder } from './finish-order';
import { ownOrder } from './my-orders';
import { lockOrder, type OrderRow } from './orders';
import { presentOrder } from './present-order';
import { canCancel, canReturn } from './rules';

interface GivingUp {
  memberId: Id;
  orderId: Id;
  reason: OrderReason;
  isAllowed: (order: OrderRow) => boolean;
}

/** Given up for this reason before, it is answered as it is: doing so again changes nothing. */
const giveUp = (deps: Deps, { memberId, orderId, reason, isAllowed }: GivingUp): Promise<OrderView> =>
  deps.database.transaction(async (tx) => {
    const order = ownOrder(await lockOrder(tx, orderId), memberId);
    if (order.reason === reason) return presentOrder(deps, order);
    if (!isAllowed(order)) throw new Refusal('state-changed');
    return presentOrder(deps, await endOrder(tx, deps, order, reason));
  });

/** Cancels goods not yet collected. Refuses with `order-not-found` or `state-changed`. */
export const cancelOrder = (deps: Deps, memberId: Id, orderId: Id): Promise<OrderView> =>
  giveUp(deps, { memberId, orderId, reason: 'by-member', isAllowed: canCancel });

/** Gives back a coupon within seven days. Refuses with `order-not-found` or `state-changed`. */
export const returnOrder = (deps: Deps, memberId: Id, orderId: Id): Promise<OrderView> =>
  giveUp(deps, { memberId, orderId, reason: 'returned', isAllowed: (order) => canReturn(order, deps.clock.now()) });
