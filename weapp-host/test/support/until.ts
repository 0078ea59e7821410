/** Long for a busy machine too. */
const LIMIT_MS = 20_000;
const STEP_MS = 20;

/** Asks again and again until `probe` gives something, and gives that. Fails with `what` after twenty seconds. */
export const until = async <T>(what: string, probe: () => Promise<T | undefined | false | null>): Promise<T> => {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > end) throw new Error(`waited ${LIMIT_MS} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
};
