import type { ItemKind, OrderState } from '@micro-branch/contract/mall';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';

export interface OrderFacts {
  kind: ItemKind;
  state: OrderState;
  fulfilledAt: Date | null;
  validUntil: string | null;
  revealedAt: Date | null;
  /** The payment that it is used for, or was. */
  paymentId: Id | null;
}

/** How long after it was given out a coupon may be given back. */
const RETURN_MS = 7 * 86_400_000;

/** Until when a coupon or goods not yet collected are good: the last day counts. */
const isValidOn = ({ validUntil }: OrderFacts, day: string): boolean => validUntil !== null && day <= validUntil;

/** A member may cancel goods as long as nobody has handed them over. */
export const canCancel = ({ kind, state }: OrderFacts): boolean => kind === 'goods' && state === 'reserved';

/** A coupon that has not ended, that no bill was paid with, and whose code nobody has seen. */
export const canReveal = (order: OrderFacts, today: string): boolean =>
  order.kind === 'coupon' && order.state === 'fulfilled' && order.revealedAt === null && order.paymentId === null && isValidOn(order, today);

/**
 * A coupon may be given back within seven days, the instant itself not included, as long as its code was not looked at: what was
 * seen can be used elsewhere.
 */
export const canReturn = (order: OrderFacts, now: Date): boolean =>
  canReveal(order, shanghaiDay(now)) && order.fulfilledAt !== null && now.getTime() < order.fulfilledAt.getTime() + RETURN_MS;

/** Goods are handed over until the end of their last day. */
export const canCollect = (order: OrderFacts, today: string): boolean =>
  order.kind === 'goods' && order.state === 'reserved' && isValidOn(order, today);
