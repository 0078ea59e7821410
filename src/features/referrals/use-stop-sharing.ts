import { useState } from 'react';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';

/** Asks before it stops, and stops the generation the member saw, so that a second tap stops nothing more. */
export const useStopSharing = (shareId: string, onStopped: () => void) => {
  const [isAsking, setIsAsking] = useState(false);
  const [isStopping, setIsStopping] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const stop = async (generation: number): Promise<void> => {
    setIsStopping(true);
    setRefusal(null);
    try {
      await call('stopSharing', { params: { shareId }, body: { generation } });
      setIsAsking(false);
      onStopped();
    } catch (failure) {
      setRefusal(sayFailure(failure));
    } finally {
      setIsStopping(false);
    }
  };
  return { isAsking, isStopping, refusal, stop, ask: () => setIsAsking(true), dismiss: () => setIsAsking(false) };
};
