import type { Runtime } from './runtime';

/** For work that nobody waits for, such as what a tap starts: its failure is reported like any other. */
export const reported = (runtime: Runtime, work: Promise<unknown>, where: string): void => {
  work.catch((error: unknown) => runtime.report(error, where));
};
