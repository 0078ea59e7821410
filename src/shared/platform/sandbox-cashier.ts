import { useSyncExternalStore } from 'react';

/**
 * In the H5 sandbox the cashier of WeChat is played beside the page, by whoever draws the sandbox. Here the page asks and the
 * drawing answers.
 */
interface SandboxOrder {
  payFen: number;
  answer: (decision: 'pay' | 'cancel') => void;
}

let waiting: SandboxOrder | undefined;
const listeners = new Set<() => void>();

const show = (order: SandboxOrder | undefined): void => {
  waiting = order;
  listeners.forEach((listener) => listener());
};

/** One order at a time: another one calls off the one before. */
export const askSandboxCashier = (payFen: number): Promise<'pay' | 'cancel'> =>
  new Promise((resolve) => {
    waiting?.answer('cancel');
    const answer = (decision: 'pay' | 'cancel') => {
      show(undefined);
      resolve(decision);
    };
    show({ payFen, answer });
  });

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const read = (): SandboxOrder | undefined => waiting;

/** What is to be paid now; undefined while nothing is. */
export const useSandboxOrder = (): SandboxOrder | undefined => useSyncExternalStore(subscribe, read, read);
