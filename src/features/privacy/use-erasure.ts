import { useRef, useState } from 'react';
import { useAction } from '@/shared/api/use-action';
import { createEraser } from './erase-account';

/** Asks before the account is closed, and then closes it. `onErased` hears of it when the member is signed out. */
export const useErasure = (memberId: string, onErased: () => void) => {
  const [isAsking, setIsAsking] = useState(false);
  const eraser = useRef<ReturnType<typeof createEraser>>();
  const { isBusy, refusal, run, reset } = useAction(() => (eraser.current ??= createEraser(memberId))());
  const erase = async (): Promise<void> => {
    if (await run()) onErased();
  };
  const dismiss = () => {
    reset();
    setIsAsking(false);
  };
  return { isAsking, isBusy, refusal, erase, ask: () => setIsAsking(true), dismiss };
};
