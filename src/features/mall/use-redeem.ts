import type { ItemView } from '@micro-branch/contract/mall';
import { useState } from 'react';
import type { FailureCode } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { useAction } from '@/shared/api/use-action';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';
import { refuseDraft, termsOf, type Draft, type Refusals } from './redeem-terms';

interface Redeeming {
  item: ItemView;
  branchId: string | null;
  onSettled: (failure: FailureCode | null) => void;
}

/** Redeems one item. Nothing is shown as done before the service has said so. */
export const useRedeem = ({ item, branchId, onSettled }: Redeeming) => {
  const [draft, setDraft] = useState<Draft>({ branchId, phone: '' });
  const [refusals, setRefusals] = useState<Refusals>({});
  const action = useAction((key) => call('placeOrder', { body: termsOf(item, draft, key) }), onSettled);

  const change = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    setRefusals({});
    action.reset();
  };
  /** Whether everything could be sent; says at the field why not. */
  const check = (): boolean => {
    const refused = refuseDraft(item.kind, draft);
    setRefusals(refused);
    const isComplete = Object.keys(refused).length === 0;
    if (!isComplete) showRefusedField();
    return isComplete;
  };
  return { draft, refusals, action, change, check };
};
