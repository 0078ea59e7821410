import type { Runtime } from './runtime';

/** After the code that runs now; what it throws is reported as `where`. */
export const later = ({ report }: Pick<Runtime, 'report'>, where: string, action: () => void): void =>
  queueMicrotask(() => {
    try {
      action();
    } catch (error) {
      report(error, where);
    }
  });
