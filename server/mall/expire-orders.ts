import { sql } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { sweep } from '../jobs/sweep';
import { shanghaiDay } from '../shanghai';
import { endOrder } from './finish-order';
import { lockOrder } from './orders';

const BATCH_MAX = 500;

interface Uncollected {
  id: Id;
  validUntil: string;
}

const UNCOLLECTED = sql(
  'mall_orders.uncollected',
  `select id, valid_until as "validUntil" from mall_orders where state = 'reserved' and kind = 'goods' and valid_until < $1
     and (valid_until, id) > ($2, $3) order by valid_until, id limit ${BATCH_MAX}`,
);

const expireOne = (deps: Deps, orderId: Id): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order?.state === 'reserved') await endOrder(tx, deps, order, 'not-collected');
  });

/**
 * Cancels goods whose last day has passed, each in a transaction of its own: two at once could wait for each other's member
 * and item. May be stopped anywhere and run by several processes.
 */
export const expireUncollected = (deps: Deps): Promise<void> => {
  const today = shanghaiDay(deps.clock.now());
  return sweep<Uncollected>(
    (after) => deps.database.query(UNCOLLECTED, [today, after?.validUntil ?? '-infinity', after?.id ?? '0']),
    ({ id }) => expireOne(deps, id),
  );
};
