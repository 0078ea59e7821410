import type { ChainGraph } from '@micro-branch/contract/referrals';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { isTransient } from '@/shared/api/api-error';
import { useAnew } from './use-anew';

/** The slice of the tree around whoever was tapped last; `stamp` changes when something new has come. */
export const useChainGraph = (shareId: string, stamp: string) => {
  const [focus, setFocus] = useState<string>();
  const { data, error, retry } = useAnswer('getChainGraph', { params: { shareId }, query: focus === undefined ? {} : { focus } });
  const shown = useRef<ChainGraph>();
  if (data) shown.current = data;
  useAnew(retry, stamp);
  const isRefused = error !== undefined && !isTransient(error);
  // Whoever is not there any more leads back to the share.
  useEffect(() => {
    if (isRefused) setFocus(undefined);
  }, [isRefused]);
  return {
    /** The picture before stays until the next one is there. */
    graph: data ?? shown.current,
    hasFailed: error !== undefined && shown.current === undefined,
    retry,
    focusOn: setFocus,
  };
};
