import type { BillView } from '@micro-branch/contract/bills';
import { useEffect, useState } from 'react';
import type { Answered } from '@/shared/api/answer';
import { ApiError } from '@/shared/api/api-error';
import { call } from '@/shared/api/call';

interface Looked {
  data?: BillView;
  error?: ApiError;
}

/** What is to be paid: all that is owed for `null`, or the amount that the member says. */
export interface Asked {
  amountFen: number | null;
}

/** Looks a bill up as soon as it is known what is asked, and again whenever it is wanted: it is fixed for ten minutes only. */
export const useBill = (accountId: string, asked: Asked | null): Answered<BillView> => {
  const [looked, setLooked] = useState<Looked>({});
  const [attempt, setAttempt] = useState(0);
  const isAsked = asked !== null;
  const amountFen = asked?.amountFen ?? null;
  useEffect(() => {
    let isWanted = true;
    setLooked({});
    if (!isAsked) return undefined;
    call('lookUpBill', { body: { accountId, amountFen } }).then(
      (data) => void (isWanted && setLooked({ data })),
      (failure) => void (isWanted && setLooked({ error: failure instanceof ApiError ? failure : new ApiError('unexpected') })),
    );
    return () => void (isWanted = false);
  }, [accountId, isAsked, amountFen, attempt]);
  return {
    data: looked.data,
    error: looked.error,
    isLoading: isAsked && !looked.data && !looked.error,
    isStale: false,
    savedAt: undefined,
    retry: () => setAttempt((before) => before + 1),
  };
};
