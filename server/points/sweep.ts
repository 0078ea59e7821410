/** Where a sweep has come to: what is due stands in the order of `at`, then `id`. */
export interface Due {
  id: string;
  at: string | Date;
}

/**
 * Works through everything that is due, batch after batch; `work` is a short transaction of its own. One that fails holds up no
 * other: the first fault is thrown when all were tried. Broken off, the next sweep goes on with what is left.
 */
export const sweep = async <T extends Due>(
  next: (after: T | undefined) => Promise<T[]>,
  work: (due: T) => Promise<unknown>,
): Promise<void> => {
  const faults: unknown[] = [];
  let last: T | undefined;
  for (let batch = await next(last); batch.length > 0; batch = await next(last)) {
    for (const due of batch) await work(due).catch((fault: unknown) => faults.push(fault));
    last = batch.at(-1);
  }
  if (faults.length > 0) throw faults[0];
};
