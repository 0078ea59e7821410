import type { ChainTotals } from '@micro-branch/contract/referrals';

/** The totals of a share; what is not told is none. */
export const figures = (some: Partial<ChainTotals>): ChainTotals => ({
  intents: 0, opens: 0, visitors: 0, nodes: 0, members: 0, conversions: 0, ...some,
});
