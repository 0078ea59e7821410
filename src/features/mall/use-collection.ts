import type { CollectionView } from '@micro-branch/contract/mall';
import { useRef, useState } from 'react';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { codeOf, isCode, refuseCode } from './collection-code';

interface CollectionState {
  found: CollectionView | null;
  refusal: string | null;
  isSending: boolean;
}

const NOTHING: CollectionState = { found: null, refusal: null, isSending: false };

/** From a code that is being typed to goods that were handed over. Nothing of the member is kept on this phone. */
export const useCollection = () => {
  const [code, setCode] = useState('');
  const [state, setState] = useState(NOTHING);
  const latest = useRef('');

  /** An answer about a code that has been changed meanwhile says nothing about this one. */
  const ask = async (about: string, question: () => Promise<CollectionView>): Promise<void> => {
    setState((before) => ({ ...before, refusal: null, isSending: true }));
    const show = (change: Partial<CollectionState>) => {
      if (latest.current === about) setState((before) => ({ ...before, ...change, isSending: false }));
    };
    await question().then(
      (found) => show({ found }),
      (failure: unknown) => show({ refusal: sayFailure(failure) }),
    );
  };
  const type = (typed: string): void => {
    const next = codeOf(typed);
    if (next === latest.current) return;
    latest.current = next;
    setCode(next);
    setState({ ...NOTHING, refusal: refuseCode(next) });
    if (isCode(next)) void ask(next, () => call('findCollection', { params: { code: next } }));
  };
  const collect = (): void => void ask(code, () => call('collectOrder', { body: { code } }));
  return { code, ...state, type, collect, clear: () => type('') };
};
