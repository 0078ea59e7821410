import { createHash } from 'node:crypto';
import type { World } from '../../server/main';

export interface MovableClock {
  now(): Date;
  advance(ms: number): void;
}

/** Time as a test wants it: the real one, moved as far as it was told to. It goes on, so instants stay in order. */
export const createClock = (): MovableClock => {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms) => void (aheadMs += ms),
  };
};

/** A world in which the clock stands and chance repeats itself: whatever is done in the same order has the same outcome. */
export const createStillWorld = (instant: Date): World => {
  let drawn = 0;
  const block = () => createHash('sha256').update(`${(drawn += 1)}`).digest();
  return {
    clock: { now: () => new Date(instant) },
    randomBytes: (size) => Buffer.concat(Array.from({ length: Math.ceil(size / 32) }, block)).subarray(0, size),
    processNumber: 1,
  };
};
