/** Chance that is the same for the same seed, on every machine. */
export interface Chance {
  /** True once in so many times. */
  is(probability: number): boolean;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** The first of a list far oftener than the last. */
  popular<T>(from: readonly T[]): T;
  /** A time that is mostly near the median and at times many times as long. */
  around(median: number): number;
}

export const seedChance = (seed: number): Chance => {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    is: (probability) => next() < probability,
    between,
    pick: (from) => from[between(0, from.length - 1)]!,
    // Ranks are log-uniform from the third on: a law like Zipf's in which the first has some seven of a hundred.
    popular: (from) => from[Math.floor(3 * ((from.length + 3) / 3) ** next()) - 3]!,
    around: (median) => median * Math.exp(normal()),
  };
};
