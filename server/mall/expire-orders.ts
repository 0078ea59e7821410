import type { Deps } from '../deps';
import { shanghaiDay } from '../shanghai';
import { endOrder } from './finish-order';
import { lockUncollected } from './orders';

const expireOne = (deps: Deps): Promise<boolean> =>
  deps.database.transaction(async (tx) => {
    const order = await lockUncollected(tx, shanghaiDay(deps.clock.now()));
    if (order) await endOrder(tx, deps, order, 'not-collected');
    return order !== undefined;
  });

/**
 * Cancels goods whose last day has passed, each in a transaction of its own: two at once could wait for each other's member
 * and item. May be stopped anywhere and run by several processes. Gives how many it cancelled.
 */
export const expireUncollected = async (deps: Deps): Promise<number> => {
  let count = 0;
  while (await expireOne(deps)) count += 1;
  return count;
};
