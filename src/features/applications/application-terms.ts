import type { ApplyBody, VisitPeriod } from '@micro-branch/contract/applications';
import { isPhone, PHONE_REFUSAL } from '@/shared/ui/field/phone-number';

/** What the form holds while it is being filled in. */
export interface Draft {
  name: string;
  phone: string;
  branchId: string | null;
  visitOn: string | null;
  visitPeriod: VisitPeriod | null;
}

export type Refusals = Partial<Record<keyof Draft, string | undefined>>;

const NAME = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z·. ]*$/u;

/** A field at a time, in the member's words, before anything is sent. The service decides again. */
export const refuseDraft = (draft: Draft): Refusals => ({
  ...(NAME.test(draft.name.trim()) ? {} : { name: '填写真实姓名，只含汉字或字母。' }),
  ...(isPhone(draft.phone) ? {} : { phone: PHONE_REFUSAL }),
  ...(draft.branchId ? {} : { branchId: '选择一家网点。' }),
  ...(draft.visitOn ? {} : { visitOn: '选择到访日期。' }),
  ...(draft.visitPeriod ? {} : { visitPeriod: '选择上午或下午。' }),
});

/** The draft as the service takes it; null while something is missing. */
export const termsOf = (draft: Draft, key: string, cardId: string): ApplyBody | null => {
  const { name, phone, branchId, visitOn, visitPeriod } = draft;
  if (!branchId || !visitOn || !visitPeriod) return null;
  return { key, cardId, branchId, name: name.trim(), phone, visitOn, visitPeriod };
};
