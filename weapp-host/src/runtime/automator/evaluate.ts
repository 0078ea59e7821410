import { HIDDEN_NAMES } from '../../compile/bundle';
import { createConsole } from '../console';
import type { Runtime } from '../runtime';

export type Method = (...args: unknown[]) => unknown;

export interface Evaluator {
  compile: (source: string) => Method;
  /** Gives evaluated functions and the mini-program's scripts a global function. */
  expose: (name: string, call: Method) => void;
}

/**
 * Makes functions of the source text that a client sends. They see what a script of the mini-program sees: `wx`, `getApp`,
 * `getCurrentPages` and what the client has exposed, but not the browser's own names.
 */
export const createEvaluator = (runtime: Pick<Runtime, 'wx' | 'app' | 'router' | 'log'>): Evaluator => {
  const exposed = new Set<string>();
  const given: Record<string, unknown> = {
    wx: runtime.wx,
    getApp: () => runtime.app.instance(),
    getCurrentPages: () => runtime.router.stack().map(({ caller }) => caller),
    console: createConsole(runtime.log),
  };
  return {
    compile: (source) => {
      const hidden = HIDDEN_NAMES.filter((name) => !exposed.has(name));
      let made: unknown;
      try {
        const make = Reflect.construct(Function, [...Object.keys(given), ...hidden, `return (${source}\n)`]) as Method;
        made = make(...Object.values(given));
      } catch (error) {
        throw new Error(`the function that was sent cannot be read: ${(error as Error).message}`);
      }
      if (typeof made !== 'function') throw new Error('what was sent is not the text of a function');
      return made as Method;
    },
    expose: (name, call) => {
      exposed.add(name);
      Object.defineProperty(globalThis, name, { value: call, configurable: true, writable: true });
    },
  };
};
