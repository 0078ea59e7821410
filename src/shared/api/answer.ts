import useSWR from 'swr';
import type { Answer } from '@micro-branch/contract/api';
import type { EndpointName, endpoints } from '@micro-branch/contract/endpoints';
import { useIsOnline } from '@/shared/platform/network';
import { usePullDown } from '@/shared/platform/pull-down';
import { isTransient, type ApiError } from './api-error';
import { call } from './call';
import { countForgotten, saveAnswer, savedAtOf } from './saved-answers';
import type { Ask } from './send';

/** Endpoints that only read, and answer JSON. */
export type ReadName = Exclude<
  { [N in EndpointName]: (typeof endpoints)[N]['method'] extends 'GET' ? N : never }[EndpointName],
  'getCodePicture' | 'getCardPicture' | 'exportStatement' | 'exportPayments' | 'getReceiptPicture'
>;

export interface Answered<T> {
  data: T | undefined;
  error: ApiError | undefined;
  /** Nothing to show yet, and a request is under way. */
  isLoading: boolean;
  /** `data` is what was saved at `savedAt`, and could not be refreshed, or cannot be now: there is no network. */
  isStale: boolean;
  savedAt: number | undefined;
  retry: () => void;
}

/** An answer that comes after its member has gone is not shown and not kept: it is asked for anew, as whoever is here now. */
const fetchAnswer = async <N extends ReadName>(name: N, ask: Ask<N>, key: string): Promise<Answer<N>> => {
  const forgotten = countForgotten();
  const data = await call(name, ask);
  if (forgotten !== countForgotten()) return fetchAnswer(name, ask, key);
  saveAnswer(key, data);
  return data;
};

/**
 * What the service answers, kept fresh and shared by all who ask the same; `null` asks nothing. It is asked for anew when the
 * page is pulled down. Without a network it shows what was saved. A refusal leaves nothing to show: what was saved is no longer true.
 */
export const useAnswer = <N extends ReadName>(name: N, ask: Ask<N> | null): Answered<Answer<N>> => {
  const key = ask === null ? null : `${name}${JSON.stringify(ask)}`;
  const { data, error, isLoading, mutate } = useSWR<Answer<N>, ApiError>(
    key,
    key === null || ask === null ? null : () => fetchAnswer(name, ask, key),
  );
  const isOnline = useIsOnline();
  usePullDown(key, mutate);
  const isRefused = error !== undefined && !isTransient(error);
  const shown = isRefused ? undefined : data;
  return {
    data: shown,
    error,
    isLoading: isLoading && shown === undefined,
    isStale: shown !== undefined && (error !== undefined || !isOnline),
    savedAt: key === null ? undefined : savedAtOf(key),
    retry: () => void mutate(),
  };
};
