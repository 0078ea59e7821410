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
