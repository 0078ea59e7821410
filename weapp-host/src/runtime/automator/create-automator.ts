import type { Runtime } from '../runtime';
import { asError } from './as-error';
import { createAppMethods } from './app-methods';
import { createElementMethods, createElementReadings } from './element-methods';
import { createElementRegistry } from './element-registry';
import { createGestureMethods } from './gesture-methods';
import { createPageMethods } from './page-methods';
import type { Params } from './params';
import { sendable } from './sendable';

type Method = (params: Params) => unknown;

export interface Automator {
  /** Rejects with an Error whose message is meant for the client. */
  handle: (method: string, params: Params) => Promise<unknown>;
}

/** The part of the automator's protocol that needs the mini-program itself: `App.`, `Page.` and `Element.`. */
export const createAutomator = (runtime: Runtime): Automator => {
  const elements = createElementRegistry(runtime);
  const methods: Record<string, Method> = {
    ...createAppMethods(runtime),
    ...createPageMethods(runtime, elements),
    ...createElementMethods(runtime, elements),
    ...createElementReadings(elements),
    ...createGestureMethods(elements),
  };
  return {
    handle: async (name, params) => {
      const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
      if (!method) throw new Error(`${name} is not a method of the automator protocol`);
      try {
        return sendable((await method(params)) ?? {});
      } catch (error) {
        throw asError(error);
      }
    },
  };
};
