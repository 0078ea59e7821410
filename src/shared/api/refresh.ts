import { useCallback } from 'react';
import { useSWRConfig } from 'swr';
import type { ReadName } from './answer';

/**
 * Asks anew, wherever it is shown, for what an action has changed: pages below this one are right before the member goes
 * back. What nobody shows is asked anew when somebody does.
 */
export const useRefresh = (): ((...names: readonly ReadName[]) => void) => {
  const { mutate } = useSWRConfig();
  return useCallback(
    (...names) => void mutate((key) => typeof key === 'string' && names.some((name) => key.startsWith(`${name}{`))),
    [mutate],
  );
};
