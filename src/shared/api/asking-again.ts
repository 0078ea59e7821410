import { useEffect, useRef, useState } from 'react';

const PAUSES_MS = [2_000, 4_000, 8_000];

/**
 * Asks again after 2, 4 and 8 seconds while something is under way. Then it answers true: whoever waits is told that the
 * result will find them, instead of being kept waiting.
 */
export const useAskingAgain = (ask: () => void, isUnderWay: boolean): boolean => {
  const [times, setTimes] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  const pauseMs = PAUSES_MS[times];
  useEffect(() => {
    if (!isUnderWay || pauseMs === undefined) return undefined;
    const timer = setTimeout(() => {
      latest.current();
      setTimes((before) => before + 1);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [isUnderWay, pauseMs]);
  return isUnderWay && pauseMs === undefined;
};
