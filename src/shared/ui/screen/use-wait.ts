import { useEffect, useState } from 'react';

/** `quiet` for 200 ms, in which most answers come; then `skeleton`; after five seconds `slow`. */
export type Wait = 'quiet' | 'skeleton' | 'slow';

const SKELETON_AFTER_MS = 200;
const SLOW_AFTER_MS = 5_000;

export const useWait = (): Wait => {
  const [wait, setWait] = useState<Wait>('quiet');
  useEffect(() => {
    const timers = [
      setTimeout(() => setWait('skeleton'), SKELETON_AFTER_MS),
      setTimeout(() => setWait('slow'), SLOW_AFTER_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  return wait;
};
