import type { OrderView, PlaceOrderBody } from '@micro-branch/contract/mall';
import { getBranch } from '../branches/get-branch';
import { isViolation } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { firstAskAt } from '../jobs/ask-again';
import { transferIdOf } from '../ledger/transfer-id';
import { requireConsent } from '../members/me';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { chargeNow } from './charge-top-up';
import { newCode } from './codes';
import { addOrder, findOrderByKey, type OrderRow } from './orders';
import { phoneOf, presentOrder, sealPhone } from './present-order';

/** With 40 bits of chance a second collision in a row says that something else is wrong. */
const CODES_MAX = 3;

const isSameRequest = (deps: Deps, order: OrderRow, said: PlaceOrderBody): boolean => {
  const first = [order.itemId, order.points, order.branchId, phoneOf(deps, order)];
  const again = [said.itemId, said.pointsSeen, said.branchId ?? null, said.phone ?? null];
  return first.every((term, at) => term === again[at]);
};

/** What only goods and top-ups say, and what must hold of it. A coupon says neither and is placed without a look elsewhere. */
const checkTerms = async ({ database }: Deps, memberId: Id, { branchId, phone }: PlaceOrderBody): Promise<void> => {
  if (phone !== undefined) await requireConsent(database, memberId);
  if (branchId !== undefined) await getBranch(database, branchId);
};

const add = async (deps: Deps, memberId: Id, said: PlaceOrderBody, codesLeft = CODES_MAX): Promise<OrderRow> => {
  const { key, itemId, pointsSeen, branchId = null, phone } = said;
  const placedAt = deps.clock.now();
  const id = deps.newId();
  const order = { id, memberId, key, itemId, pointsSeen, branchId, placedAt, spendId: transferIdOf(id, 'order') };
  const phoneSealed = phone === undefined ? null : sealPhone(deps, id, phone);
  const made = { phoneSealed, code: newCode(deps), askAt: firstAskAt(placedAt), today: shanghaiDay(placedAt) };
  try {
    return await addOrder(deps.database, { ...order, ...made });
  } catch (error) {
    if (codesLeft === 1 || !isViolation(error, 'mall_orders_code_key')) throw error;
    return add(deps, memberId, said, codesLeft - 1);
  }
};

const place = async (deps: Deps, memberId: Id, said: PlaceOrderBody): Promise<OrderRow> => {
  const isPlain = said.branchId === undefined && said.phone === undefined;
  const earlier = isPlain ? undefined : await findOrderByKey(deps.database, memberId, said.key);
  if (earlier) return earlier;
  await checkTerms(deps, memberId, said);
  return add(deps, memberId, said);
};

/**
 * Redeems points for an item. The same key again answers the first order, as it is now; with other terms it refuses with
 * `idempotency-conflict`. A coupon comes with the answer; goods are reserved until they are collected; a phone is charged once
 * the order stands, and when nobody knows whether it was, the order stays reserved and is asked for again. Refuses with
 * `invalid-input`, `branch-not-found`, `consent-required`, `item-not-found`, `item-off-shelf`, `price-changed`, `sold-out`,
 * `limit-reached` or `points-short`.
 */
export const placeOrder = async (deps: Deps, memberId: Id, said: PlaceOrderBody): Promise<OrderView> => {
  const order = await place(deps, memberId, said);
  if (!isSameRequest(deps, order, said)) throw new Refusal('idempotency-conflict');
  const isOpen = order.kind === 'top-up' && order.state === 'reserved';
  return presentOrder(deps, isOpen ? await chargeNow(deps, order) : order);
};
