import type { ChainTotals } from '@micro-branch/contract/referrals';

const LIMIT_MS = 2_000;

interface Hops<P> {
  /** Everybody who handed the card on, the first one first. */
  ancestors: readonly P[];
  look: (person: P) => Promise<void>;
  apply: () => Promise<void>;
  watch: (person: P, isEnough: (totals: ChainTotals) => boolean) => Promise<ChainTotals>;
}

/** The last one applies, and every ancestor sees it, on the same figures as everyone below, within two seconds. */
export const expectAllToSee = async <P>({ ancestors, look, apply, watch }: Hops<P>): Promise<void> => {
  // How long all of them take to look at their chains here, where other tests run as well.
  const lookedMs = performance.now();
  await Promise.all(ancestors.map(look));
  const lookMs = performance.now() - lookedMs;
  await apply();
  const appliedMs = performance.now();
  const seen = await Promise.all(
    ancestors.map(async (person) => {
      const totals = await watch(person, ({ conversions }) => conversions === 1);
      return { totals, afterMs: performance.now() - appliedMs };
    }),
  );
  seen.forEach(({ totals, afterMs }, hop) => {
    const below = ancestors.length - hop;
    // All of them came new, and each opened the share sheet once: whoever looks, those below, the last one too.
    expect(totals).toEqual({ intents: below + 1, opens: below, visitors: below, nodes: below, members: below, conversions: 1 });
    // One look may begin just before the figures are there; the next one sees them.
    expect(afterMs).toBeLessThanOrEqual(LIMIT_MS + 2 * lookMs);
  });
};
