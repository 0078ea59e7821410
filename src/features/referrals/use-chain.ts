import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { isTransient } from '@/shared/api/api-error';
import { usePageShown } from '@/shared/platform/page-shown';

const LIVELY_MS = 2_000;
const LIVELY_TIMES = 10;
const CALM_MS = 10_000;

/** Asks again every two seconds for the first twenty, then every ten, as long as the page is in sight. */
const usePolling = (ask: () => void, isAsking: boolean): void => {
  const [times, setTimes] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!isAsking) return undefined;
    const timer = setTimeout(
      () => {
        latest.current();
        setTimes(times + 1);
      },
      times < LIVELY_TIMES ? LIVELY_MS : CALM_MS,
    );
    return () => clearTimeout(timer);
  }, [times, isAsking]);
};

/** A refusal does not change by asking again. */
export const useChain = (shareId: string) => {
  const answer = useAnswer('getChain', { params: { shareId } });
  const isRefused = answer.error !== undefined && !isTransient(answer.error);
  usePolling(answer.retry, usePageShown() && !isRefused);
  return answer;
};
