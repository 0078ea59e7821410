import type { Runtime } from '../runtime';

/** Nobody waits for what a tap on the phone's own parts starts: its failure is reported like any other. */
export const reported = (runtime: Runtime, work: Promise<unknown>, where: string): void => {
  work.catch((error: unknown) => runtime.report(error, where));
};
