import type { Answered } from '@/shared/api/answer';

/** Two answers that one screen needs: there when both are, failed when either is, as old as the older. */
export const together = <A, B>(first: Answered<A>, second: Answered<B>): Answered<[A, B]> => ({
  data: first.data !== undefined && second.data !== undefined ? [first.data, second.data] : undefined,
  error: first.error ?? second.error,
  isLoading: first.isLoading || second.isLoading,
  isStale: first.isStale || second.isStale,
  savedAt: first.savedAt && second.savedAt && Math.min(first.savedAt, second.savedAt),
  retry: () => {
    first.retry();
    second.retry();
  },
});
