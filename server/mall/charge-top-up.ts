import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { endOrder, fulfilOrder } from './finish-order';
import { findOrder, lockOrder, type OrderRow } from './orders';
import { phoneOf } from './present-order';
import { ASK_PAUSES_SECONDS } from './rules';
import type { TopUpOutcome } from './top-ups';

const BATCH = 10;

/** Who takes an order sets when it is due again, so that a process that dies with it leaves it to the next. */
const TAKE_DUE = sql(
  'mall_orders.take_due',
  `update mall_orders set attempts = attempts + 1,
     ask_at = $1::timestamptz + make_interval(secs => ($2::int[])[least(attempts + 2, cardinality($2::int[]))])
   where id = any(array(
     select id from mall_orders where state = 'reserved' and ask_at <= $1 order by ask_at limit ${BATCH} for update skip locked
   )) returning id`,
);

/** The member's own request has this long before anybody else asks. */
export const firstAskAt = (placedAt: Date): Date => new Date(placedAt.getTime() + ASK_PAUSES_SECONDS[0] * 1_000);

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

const takeDue = async (db: Queryable, now: Date): Promise<Id[]> =>
  (await db.query<{ id: Id }>(TAKE_DUE, [now, ASK_PAUSES_SECONDS])).map(({ id }) => id);

const askAgain = async (deps: Deps, orderId: Id): Promise<void> => {
  const heard = await deps.topUps.ask(orderId);
  if (heard.state !== 'absent') return conclude(deps, orderId, heard);
  const order = (await findOrder(deps.database, orderId))!;
  await conclude(deps, orderId, await charge(deps, order));
};

/**
 * Asks for the charges whose outcome is not known and that are due, until none is; one the provider never heard of is charged.
 * Several processes may run at once. A fault of one leaves the others alone and is thrown when they are through.
 */
export const resolveTopUps = async (deps: Deps): Promise<void> => {
  for (let due = await takeDue(deps.database, deps.clock.now()); due.length > 0; due = await takeDue(deps.database, deps.clock.now())) {
    const results = await Promise.allSettled(due.map((id) => askAgain(deps, id)));
    const fault = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    if (fault) throw fault.reason;
  }
};
