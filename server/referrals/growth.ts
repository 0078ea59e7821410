/** The K-factor of a hop: places each of its places brought, to the hundredth; null where a number is not told or nobody is there. */
export const growthOf = (nodes: number | null, brought: number | null): number | null =>
  nodes === null || nodes === 0 || brought === null ? null : Math.round((brought * 100) / nodes) / 100;
