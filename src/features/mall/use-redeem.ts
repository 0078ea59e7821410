import type { ItemView, OrderView } from '@micro-branch/contract/mall';
import { useState } from 'react';
import { ApiError, type FailureCode } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { sentenceOf } from '@/shared/api/sentences';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';
import { refuseDraft, termsOf, type Draft, type Refusals } from './redeem-terms';

interface RedeemState {
  refusals: Refusals;
  /** A refusal that belongs to no field. */
  failure: FailureCode | null;
  isSending: boolean;
}

const CALM: RedeemState = { refusals: {}, failure: null, isSending: false };

const refusedBy = (code: FailureCode): RedeemState => {
  if (code === 'branch-not-found') return { ...CALM, refusals: { branchId: sentenceOf[code] } };
  return { ...CALM, failure: code };
};

interface Redeeming {
  /** Made when the page opens: a second tap and a lost answer make one order. */
  orderKey: string;
  item: ItemView;
  branchId: string | null;
  onPlaced: (order: OrderView) => void;
}

/** Redeems one item. Nothing is shown as done before the service has said so. */
export const useRedeem = ({ orderKey, item, branchId, onPlaced }: Redeeming) => {
  const [draft, setDraft] = useState<Draft>({ branchId, phone: '' });
  const [state, setState] = useState(CALM);

  const change = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    setState(CALM);
  };
  /** Whether everything could be sent; says at the field why not. */
  const check = (): boolean => {
    const refusals = refuseDraft(item.kind, draft);
    setState({ ...CALM, refusals });
    const isComplete = Object.keys(refusals).length === 0;
    if (!isComplete) showRefusedField();
    return isComplete;
  };
  /** Answers why it was not taken, where there is more to do about it than to read the sentence. */
  const send = async (): Promise<FailureCode | undefined> => {
    if (state.isSending) return undefined;
    setState({ ...CALM, isSending: true });
    try {
      onPlaced(await call('placeOrder', { body: termsOf(item, draft, orderKey) }));
      return undefined;
    } catch (failure) {
      const code = failure instanceof ApiError ? failure.code : 'unexpected';
      setState(refusedBy(code));
      return code;
    }
  };
  return { draft, ...state, change, check, send };
};
