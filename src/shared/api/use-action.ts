import { useRef, useState } from 'react';
import { newEventId } from '@/shared/platform/event-id';
import { ApiError, type FailureCode } from './api-error';
import { sentenceOf } from './sentences';

interface ActionState<T> {
  isBusy: boolean;
  /** Why the last attempt did not succeed. */
  failure: FailureCode | null;
  /** What the service said to the last success: nothing is shown before. */
  answer: T | null;
}

export interface Action<A extends unknown[], T> extends ActionState<T> {
  /** The same in the member's words. */
  refusal: string | null;
  /** Answers undefined when it did not succeed, or while the attempt before is still under way. */
  run: (...terms: A) => Promise<T | undefined>;
  /** Forgets the last refusal, when what it stood in is closed. */
  reset: () => void;
}

const NO_ANSWER: ReadonlySet<FailureCode> = new Set(['offline', 'timeout']);

/** Without an answer nobody knows whether it was done: trying again under the same key is safe, and is said to be. */
const sayRefusal = (failure: FailureCode | null): string | null => {
  if (failure === null) return null;
  return NO_ANSWER.has(failure) ? '没有收到答复。检查网络后再试一次，不会重复办理。' : sentenceOf[failure];
};

/**
 * Something the member does that the service has to decide. The key is made when the page opens, stays through failures, so
 * that trying again does it once, and is renewed when it is used up: by a success, or because the service knows it with other
 * terms. `onSettled` hears of both ends, since a refusal too may tell that what is shown is old.
 */
export const useAction = <A extends unknown[], T>(
  act: (key: string, ...terms: A) => Promise<T>,
  onSettled: (failure: FailureCode | null) => void = () => undefined,
): Action<A, T> => {
  const key = useRef<string>();
  const isUnderWay = useRef(false);
  const [state, setState] = useState<ActionState<T>>({ isBusy: false, failure: null, answer: null });
  key.current ??= newEventId();
  const run = async (...terms: A): Promise<T | undefined> => {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = true;
    setState({ isBusy: true, failure: null, answer: null });
    const ended = await act(key.current ?? newEventId(), ...terms).then(
      (answer) => ({ failure: null, answer }),
      (thrown: unknown) => ({ failure: thrown instanceof ApiError ? thrown.code : ('unexpected' as const), answer: null }),
    );
    if (ended.failure === null || ended.failure === 'idempotency-conflict') key.current = newEventId();
    isUnderWay.current = false;
    setState({ isBusy: false, ...ended });
    onSettled(ended.failure);
    return ended.answer ?? undefined;
  };
  const reset = () => setState((before) => ({ ...before, failure: null }));
  return { ...state, refusal: sayRefusal(state.failure), run, reset };
};
