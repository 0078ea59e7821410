/** How far a caller's clock may be from ours. */
export const SKEW_SECONDS_MAX = 300;

/** Nonces are remembered as long as their second would be accepted. */
export const createNonces = () => {
  const seen = new Map<string, number>();
  return {
    isNew: (nonce: string, second: number, nowSecond: number): boolean => {
      for (const [old, oldSecond] of seen) {
        if (oldSecond >= nowSecond - SKEW_SECONDS_MAX) break;
        seen.delete(old);
      }
      if (seen.has(nonce)) return false;
      seen.set(nonce, second);
      return true;
    },
  };
};
