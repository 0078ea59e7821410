import type { OrderPage, OrderView } from '@micro-branch/contract/mall';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findOrder, listOrdersOf, type OrderRow } from './orders';
import { presentOrder } from './present-order';

const PAGE_MAX = 20;

/** The member's orders, newest first, twenty a page. */
export const listOrders = async (deps: Deps, memberId: Id, cursor?: Id): Promise<OrderPage> => {
  const rows = await listOrdersOf(deps.database, memberId, cursor ?? null, PAGE_MAX + 1);
  const page = rows.slice(0, PAGE_MAX);
  return { orders: page.map((row) => presentOrder(deps, row)), nextCursor: rows.length > PAGE_MAX ? page.at(-1)!.id : null };
};

/** Refuses with `order-not-found`, for an order of somebody else as well: its number says nothing. */
export const ownOrder = (order: OrderRow | undefined, memberId: Id): OrderRow => {
  if (order?.memberId !== memberId) throw new Refusal('order-not-found');
  return order;
};

export const getOrder = async (deps: Deps, memberId: Id, orderId: Id): Promise<OrderView> =>
  presentOrder(deps, ownOrder(await findOrder(deps.database, orderId), memberId));
