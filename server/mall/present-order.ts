import type { OrderView } from '@micro-branch/contract/mall';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { maskPhone } from '../masking';
import { seal, unseal, type Sealer } from '../sealing';
import { shanghaiDay } from '../shanghai';
import type { OrderRow } from './orders';
import { canCancel, canReturn, canReveal } from './rules';

const contextOf = (orderId: Id): string => `mall-order:${orderId}`;

export const sealPhone = (sealer: Sealer, orderId: Id, phone: string): Buffer => seal(sealer, phone, contextOf(orderId));

/** The phone a top-up charges, null for everything else. */
export const phoneOf = (deps: Pick<Deps, 'dataKey'>, { id, phoneSealed }: OrderRow): string | null =>
  phoneSealed && unseal<string>(deps, phoneSealed, contextOf(id));

/** A code is shown as long as it is good for something: a coupon's once its member asked for it, the other until goods are collected. */
const codeOf = ({ kind, state, code, revealedAt }: OrderRow): string | null => {
  const isGood = kind === 'coupon' ? state === 'fulfilled' && revealedAt !== null : state === 'reserved';
  return isGood ? code : null;
};

/** An order as its member sees it. `endedAt` is when it came to the state it is in; null while it is reserved. */
export const presentOrder = (deps: Pick<Deps, 'dataKey' | 'clock'>, order: OrderRow): OrderView => {
  const { id, state, reason, kind, itemId, title, picture, points, validUntil, branchName } = order;
  const phone = phoneOf(deps, order);
  const now = deps.clock.now();
  return {
    id,
    state,
    reason,
    kind,
    itemId,
    title,
    picture,
    points,
    placedAt: order.placedAt.toISOString(),
    endedAt: (order.endedAt ?? order.fulfilledAt)?.toISOString() ?? null,
    code: codeOf(order),
    validUntil,
    branchName,
    maskedPhone: phone && maskPhone(phone),
    canCancel: canCancel(order),
    canReveal: canReveal(order, shanghaiDay(now)),
    canReturn: canReturn(order, now),
  };
};
