import type { BillerField, FieldValues } from '@micro-branch/contract/billers';

export interface BindDraft {
  fields: FieldValues;
  alias: string;
  familyId: string | null;
}

/** By the keys of the biller's fields. */
export type FieldRefusals = Partial<Record<string, string>>;

/** A number as it is pasted, without the blanks of its groups; the last place of an identity number is a capital X. */
export const cleanField = ({ keyboard }: Pick<BillerField, 'keyboard'>, typed: string): string => {
  if (keyboard === 'text') return typed.trim();
  const dense = typed.replace(/[\s-]/g, '');
  return keyboard === 'idcard' ? dense.toUpperCase() : dense;
};

const fits = (pattern: string, value: string): boolean => {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    // A pattern that only the service understands is left to it.
    return true;
  }
};

/** Why a field cannot be sent; null when it can. The service looks again, and knows the check digits. */
export const refuseField = (field: BillerField, value: string): string | null => {
  if (value === '') return `请填写${field.label}。`;
  return fits(field.pattern, value) ? null : `${field.label}应像 ${field.sample} 这样填写。`;
};

/** Each field that cannot be sent, with its sentence. */
export const refuseFields = (fields: readonly BillerField[], values: FieldValues): FieldRefusals =>
  Object.fromEntries(
    fields
      .map((field) => [field.key, refuseField(field, values[field.key] ?? '')] as const)
      .filter((entry): entry is [string, string] => entry[1] !== null),
  );
