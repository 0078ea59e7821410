import type { ItemKind, ItemView, PlaceOrderBody } from '@micro-branch/contract/mall';
import type { FailureCode } from '@/shared/api/api-error';
import { sentenceOf } from '@/shared/api/sentences';
import { isPhone, PHONE_REFUSAL } from '@/shared/ui/field/phone-number';
import { sayShort } from './mall-words';

/** What the member says besides which item: goods want a branch, a top-up wants a phone. */
export interface Draft {
  branchId: string | null;
  phone: string;
}

export type Refusals = Partial<Record<keyof Draft, string>>;

/** A field at a time, before anything is sent. The service decides again. */
export const refuseDraft = (kind: ItemKind, { branchId, phone }: Draft): Refusals => {
  if (kind === 'goods' && !branchId) return { branchId: '选择一家网点领取。' };
  if (kind === 'top-up' && !isPhone(phone)) return { phone: PHONE_REFUSAL };
  return {};
};

/** What is sent: the price that stands on the page, and of the draft only what this kind of item wants. */
export const termsOf = ({ id, kind, points }: ItemView, { branchId, phone }: Draft, key: string): PlaceOrderBody => ({
  key,
  itemId: id,
  pointsSeen: points,
  ...(kind === 'goods' && branchId ? { branchId } : {}),
  ...(kind === 'top-up' ? { phone } : {}),
});

const NO_ANSWER: ReadonlySet<FailureCode> = new Set(['offline', 'timeout']);

/** Why nothing was redeemed, or that it is not known: first what happened to the points. */
export const sayRefusal = (code: FailureCode, missing: number): string => {
  if (NO_ANSWER.has(code)) return '没有收到答复。检查网络后再按一次，不会重复兑换。';
  if (code === 'points-short' && missing > 0) return `${sayShort(missing)}，积分未扣除。`;
  return sentenceOf[code];
};
