import type { ItemKind, ItemView, PlaceOrderBody } from '@micro-branch/contract/mall';
import { isPhone, PHONE_REFUSAL } from '@/shared/ui/field/phone-number';

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
