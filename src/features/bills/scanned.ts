import type { FieldValues } from '@micro-branch/contract/billers';

/** What a code said last, for the form it opens. It stays in memory: an account number belongs in no address and no storage. */
let scanned: { billerId: string; fields: FieldValues } | undefined;

export const keepScanned = (billerId: string, fields: FieldValues): void => void (scanned = { billerId, fields });

/** What was scanned for this biller, once: a form that is opened later begins empty. */
export const takeScanned = (billerId: string): FieldValues => {
  const fields = scanned?.billerId === billerId ? scanned.fields : {};
  scanned = undefined;
  return fields;
};
