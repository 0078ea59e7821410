/**
 * Works through everything that is due, batch after batch: `next` gives what stands behind the last one, `work` is a short
 * transaction of its own. One that fails holds up no other: the first fault is thrown when all were tried. Broken off, the next
 * sweep goes on with what is left.
 */
export const sweep = async <Due>(next: (after: Due | undefined) => Promise<Due[]>, work: (due: Due) => Promise<unknown>): Promise<void> => {
  const faults: unknown[] = [];
  let last: Due | undefined;
  for (let batch = await next(last); batch.length > 0; batch = await next(last)) {
    for (const due of batch) await work(due).catch((fault: unknown) => faults.push(fault));
    last = batch.at(-1);
  }
  if (faults.length > 0) throw faults[0];
};
