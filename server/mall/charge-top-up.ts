import type { Deps } from '../deps';
import type { Id } from '../ids';
import { askDue, takeDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { endOrder, fulfilOrder } from './finish-order';
import { findOrder, lockOrder, type OrderRow } from './orders';
import { phoneOf } from './present-order';
import type { TopUpOutcome } from './top-ups';

const TAKE_DUE = takeDue('mall_orders', { open: 'reserved', columns: 'id' });

const charge = (deps: Deps, order: OrderRow): Promise<TopUpOutcome> =>
  deps.topUps.charge({ id: order.id, phone: phoneOf(deps, order)!, valueFen: order.valueFen });

/** Writes what became of a charge, once, whoever learns it and however often. */
const conclude = async (deps: Deps, orderId: Id, outcome: TopUpOutcome): Promise<void> => {
  if (outcome.state === 'unknown') return;
  await deps.database.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order?.state !== 'reserved') return;
    if (outcome.state === 'done') await fulfilOrder(tx, deps, order, { theirId: outcome.theirId });
    else await endOrder(tx, deps, order, 'top-up-refused');
  });
};

/** Charges the phone of an order that stands. The same order again is charged once: its id is the provider's key as well. */
export const chargeNow = async (deps: Deps, order: OrderRow): Promise<OrderRow> => {
  await conclude(deps, order.id, await charge(deps, order));
  return (await findOrder(deps.database, order.id))!;
};

const askAgain = async (deps: Deps, orderId: Id): Promise<void> => {
  const heard = await deps.topUps.ask(orderId);
  if (heard.state !== 'absent') return conclude(deps, orderId, heard);
  const order = (await findOrder(deps.database, orderId))!;
  await conclude(deps, orderId, await charge(deps, order));
};

/** Asks for the charges whose outcome is not known and that are due; one the provider never heard of is charged. */
export const resolveTopUps = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: () => deps.database.query<{ id: Id }>(TAKE_DUE, [deps.clock.now()]),
    ask: ({ id }) => askAgain(deps, id),
    isStopping,
  });
