import type { BillerField, BillerView } from '@micro-branch/contract/billers';
import type { BillAccountView, BindAccountBody } from '@micro-branch/contract/bills';
import { useState } from 'react';
import type { FailureCode } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { sentenceOf } from '@/shared/api/sentences';
import { useAction } from '@/shared/api/use-action';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';
import { aliasOf } from './account-terms';
import { cleanField, refuseFields, type BindDraft, type FieldRefusals } from './bind-terms';
import { takeScanned } from './scanned';

/** Where a refusal of the service is shown. Which of several fields is wrong it does not say: that is told below the form. */
const refusedAt = (code: FailureCode | null, [field, another]: readonly BillerField[]): FieldRefusals => {
  if (code === 'account-refused' && field && !another) return { [field.key]: sentenceOf[code] };
  return code === 'family-not-found' ? { family: sentenceOf[code] } : {};
};

/**
 * The form from the first digit to the bound account. The key is made when the page opens: sending twice binds once. What a
 * code has said stands in its fields already.
 */
export const useBindForm = (biller: BillerView, onSettled: (failure: FailureCode | null) => void) => {
  const [draft, setDraft] = useState<BindDraft>(() => ({ fields: takeScanned(biller.id), alias: '', familyId: null }));
  const [refusals, setRefusals] = useState<FieldRefusals>({});
  const action = useAction(
    (key, terms: Omit<BindAccountBody, 'key'>) => call('bindAccount', { body: { key, ...terms } }),
    (failure) => {
      const refused = refusedAt(failure, biller.fields);
      setRefusals(refused);
      if (Object.keys(refused).length > 0) showRefusedField();
      onSettled(failure);
    },
  );
  const changeField = (field: BillerField, typed: string) => {
    action.reset();
    setDraft((before) => ({ ...before, fields: { ...before.fields, [field.key]: cleanField(field, typed) } }));
    setRefusals((before) => ({ ...before, [field.key]: undefined }));
  };
  const check = (): boolean => {
    const refused = refuseFields(biller.fields, draft.fields);
    setRefusals(refused);
    const isComplete = Object.keys(refused).length === 0;
    if (!isComplete) showRefusedField();
    return isComplete;
  };
  const send = (): Promise<BillAccountView | undefined> =>
    action.run({ billerId: biller.id, fields: draft.fields, alias: aliasOf(draft.alias), familyId: draft.familyId });
  return {
    draft,
    refusals,
    failure: action.failure === 'consent-required' || Object.values(refusals).some(Boolean) ? null : action.refusal,
    isSending: action.isBusy,
    changeField,
    changeAlias: (alias: string) => setDraft((before) => ({ ...before, alias })),
    changeFamily: (familyId: string | null) => setDraft((before) => ({ ...before, familyId })),
    check,
    send,
  };
};

export type BindForm = ReturnType<typeof useBindForm>;
