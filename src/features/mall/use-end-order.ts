import type { OrderView } from '@micro-branch/contract/mall';
import { useState } from 'react';
import { call } from '@/shared/api/call';
import { useAction } from '@/shared/api/use-action';

export type Ending = 'cancelOrder' | 'returnOrder';

/** Which way an order can be ended now; null when it cannot. */
export const endingOf = ({ canCancel, canReturn }: Pick<OrderView, 'canCancel' | 'canReturn'>): Ending | null => {
  if (canCancel) return 'cancelOrder';
  return canReturn ? 'returnOrder' : null;
};

/** Asks before an order is cancelled or given back. Told twice, the service does it once. */
export const useEndOrder = (orderId: string, onSettled: () => void) => {
  const [isAsking, setIsAsking] = useState(false);
  const { isBusy, refusal, run, reset } = useAction((_key, ending: Ending) => call(ending, { params: { orderId } }), onSettled);
  const end = async (ending: Ending): Promise<void> => {
    if (await run(ending)) setIsAsking(false);
  };
  const dismiss = () => {
    reset();
    setIsAsking(false);
  };
  return { isAsking, isBusy, refusal, end, ask: () => setIsAsking(true), dismiss };
};
