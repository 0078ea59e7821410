import type { ApplicationView } from '@micro-branch/contract/applications';
import { useState } from 'react';
import { ApiError, type FailureCode } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';
import { sentenceOf } from '@/shared/api/sentences';
import { newEventId } from '@/shared/platform/event-id';
import { showRefusedField } from '@/shared/ui/field/show-refused-field';
import { refuseDraft, termsOf, type Draft, type Refusals } from './application-terms';

interface FormState {
  refusals: Refusals;
  /** A refusal that belongs to no field. */
  failure: string | null;
  isSending: boolean;
  made: ApplicationView | null;
}

const FIRST: FormState = { refusals: {}, failure: null, isSending: false, made: null };

/** Where a refusal of the service is shown: at its field, or as a sentence above the button. */
const shownAt = (code: FailureCode): Pick<FormState, 'refusals' | 'failure'> => {
  const sentence = sentenceOf[code];
  if (code === 'visit-day-refused') return { refusals: { visitOn: sentence }, failure: null };
  if (code === 'branch-not-found') return { refusals: { branchId: sentence }, failure: null };
  return { refusals: {}, failure: sentence };
};

/**
 * The form from the first letter to the answer. The key is made when the page opens, so that sending twice, by a second tap
 * or after a lost answer, makes one application.
 */
export const useApplicationForm = (cardId: string, branchId: string | null) => {
  const [key] = useState(newEventId);
  const [draft, setDraft] = useState<Draft>({ name: '', phone: '', branchId, visitOn: null, visitPeriod: null });
  const [state, setState] = useState(FIRST);

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    const changed = Object.keys(part)[0] as keyof Draft;
    setState((before) => ({ ...before, failure: null, refusals: { ...before.refusals, [changed]: undefined } }));
  };
  /** Whether every field could be sent; says at each field why not. */
  const check = (): boolean => {
    const refusals = refuseDraft(draft);
    setState((before) => ({ ...before, refusals, failure: null }));
    const isComplete = Object.keys(refusals).length === 0;
    if (!isComplete) showRefusedField();
    return isComplete;
  };
  /** Answers why it was not taken, where there is more to do about it than to read the sentence. */
  const send = async (): Promise<FailureCode | undefined> => {
    const body = termsOf(draft, key, cardId);
    if (!body || state.isSending) return undefined;
    setState({ ...FIRST, isSending: true });
    try {
      const made = await call('apply', { body });
      setState({ ...FIRST, made });
      return undefined;
    } catch (failure) {
      const code = failure instanceof ApiError ? failure.code : 'unexpected';
      setState({ ...FIRST, ...shownAt(code) });
      showRefusedField();
      return code;
    }
  };
  return { draft, ...state, change, check, send };
};
