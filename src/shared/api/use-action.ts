import { useRef, useState } from 'react';
import { newEventId } from '@/shared/platform/event-id';
import { ApiError } from './api-error';
import { sayFailure } from './say-failure';

interface ActionState<T> {
  isBusy: boolean;
  /** Why the last attempt did not succeed, in the member's words. */
  refusal: string | null;
  /** What the service said to the last success: nothing is shown before. */
  answer: T | null;
}

export interface Action<A extends unknown[], T> extends ActionState<T> {
  /** Answers undefined when it did not succeed, or while the attempt before is still under way. */
  run: (...terms: A) => Promise<T | undefined>;
  /** Forgets the last refusal, when what it stood in is closed. */
  reset: () => void;
}

/**
 * Something the member does that the service has to decide. The key is made when the page opens, stays through failures, so
 * that trying again does it once, and is renewed when it is used up: by a success, or because the service knows it with other
 * terms. `onSettled` hears of both ends, since a refusal too may tell that what is shown is old.
 */
export const useAction = <A extends unknown[], T>(
  act: (key: string, ...terms: A) => Promise<T>,
  onSettled: () => void = () => undefined,
): Action<A, T> => {
  const key = useRef<string>();
  const isUnderWay = useRef(false);
  const [state, setState] = useState<ActionState<T>>({ isBusy: false, refusal: null, answer: null });
  key.current ??= newEventId();
  const run = async (...terms: A): Promise<T | undefined> => {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = true;
    setState({ isBusy: true, refusal: null, answer: null });
    try {
      const answer = await act(key.current ?? newEventId(), ...terms);
      key.current = newEventId();
      setState({ isBusy: false, refusal: null, answer });
      return answer;
    } catch (failure) {
      if (failure instanceof ApiError && failure.code === 'idempotency-conflict') key.current = newEventId();
      setState({ isBusy: false, refusal: sayFailure(failure), answer: null });
      return undefined;
    } finally {
      isUnderWay.current = false;
      onSettled();
    }
  };
  return { ...state, run, reset: () => setState((before) => ({ ...before, refusal: null })) };
};
