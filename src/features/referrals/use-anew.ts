import { useEffect, useRef } from 'react';

/** Asks again whenever what it depends on has changed, and not for the first time: that is asked anyway. */
export const useAnew = (ask: () => void, stamp: string): void => {
  const known = useRef(stamp);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (known.current !== stamp) latest.current();
    known.current = stamp;
  }, [stamp]);
};
