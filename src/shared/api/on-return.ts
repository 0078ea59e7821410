import { useEffect, useRef } from 'react';
import { usePageShown } from '@/shared/platform/page-shown';

/** Asks again when the page comes back into sight: what was done on a page above it may have changed the answer. */
export const useOnReturn = (ask: () => void): void => {
  const isShown = usePageShown();
  const wasShown = useRef(isShown);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (isShown && !wasShown.current) latest.current();
    wasShown.current = isShown;
  }, [isShown]);
};
