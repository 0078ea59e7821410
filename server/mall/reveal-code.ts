import type { OrderView } from '@micro-branch/contract/mall';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { ownOrder } from './my-orders';
import { lockOrder, revealOrder } from './orders';
import { presentOrder } from './present-order';
import { canReveal } from './rules';

/**
 * Shows the code of a coupon, which can then not be given back. Asked again, it shows it again. Refuses with `order-not-found`,
 * or with `state-changed` for what is no coupon, was given back or has ended.
 */
export const revealCode = (deps: Deps, memberId: Id, orderId: Id): Promise<OrderView> =>
  deps.database.transaction(async (tx) => {
    const order = ownOrder(await lockOrder(tx, orderId), memberId);
    if (order.state === 'fulfilled' && order.revealedAt !== null) return presentOrder(deps, order);
    const now = deps.clock.now();
    if (!canReveal(order, shanghaiDay(now))) throw new Refusal('state-changed');
    return presentOrder(deps, await revealOrder(tx, order, now));
  });
