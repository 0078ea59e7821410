import type { CollectionView } from '@micro-branch/contract/mall';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { presentMasked, type PersonName } from '../masking';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { fulfilOrder } from './finish-order';
import { findOrder, lockOrder, type OrderRow } from './orders';
import { canCollect } from './rules';

interface Found extends PersonName {
  orderId: Id;
}

const FIND = sql(
  'mall_orders.find_collection',
  `select o.id as "orderId", m.name, m.erased_at is not null as "isErased" from mall_orders o join members m on m.id = o.member_id
     join staff s on s.branch_id = o.branch_id and s.member_id = $2
   where o.code = $1 and o.kind = 'goods'`,
);

/** One answer for everybody who has no business with a code, whether there is such a code or not: nobody can try them out. */
const find = async (db: Queryable, staffId: Id, code: string): Promise<Found> => {
  const [found] = await db.query<Found>(FIND, [code, staffId]);
  if (!found) throw new Refusal('collection-not-found');
  return found;
};

const present = (order: OrderRow, person: PersonName): CollectionView => ({
  orderId: order.id,
  title: order.title,
  picture: order.picture,
  maskedName: presentMasked(person),
  placedAt: order.placedAt.toISOString(),
  validUntil: order.validUntil!,
  collectedAt: order.fulfilledAt?.toISOString() ?? null,
});

const isOpen = (deps: Deps, order: OrderRow): boolean => canCollect(order, shanghaiDay(deps.clock.now()));

/**
 * What lies ready under a code, or was handed over. For staff of the order's branch alone: everybody else hears
 * `collection-not-found`. Refuses with `state-changed` when it was cancelled or its last day has passed.
 */
export const findCollection = async (deps: Deps, staffId: Id, code: string): Promise<CollectionView> => {
  const { orderId, ...person } = await find(deps.database, staffId, code);
  const order = (await findOrder(deps.database, orderId))!;
  if (order.state !== 'fulfilled' && !isOpen(deps, order)) throw new Refusal('state-changed');
  return present(order, person);
};

/** Goods were handed over; said again, it is answered the same. Refuses as `findCollection` does. */
export const collectOrder = (deps: Deps, staffId: Id, code: string): Promise<CollectionView> =>
  deps.database.transaction(async (tx) => {
    const { orderId, ...person } = await find(tx, staffId, code);
    const order = (await lockOrder(tx, orderId))!;
    if (order.state === 'fulfilled') return present(order, person);
    if (!isOpen(deps, order)) throw new Refusal('state-changed');
    return present(await fulfilOrder(tx, deps, order, { collectedBy: staffId }), person);
  });
