import type { Signals } from './runtime';

type Listener = (value: unknown) => void;

/** Listeners by name. One that throws is told to `report`, and the others still hear. */
export const createSignals = (report: (error: unknown, where: string) => void): Signals => {
  const listeners = new Map<string, Listener[]>();
  return {
    on: (name, listener) => void listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    off: (name, listener) => {
      const left = listener === undefined ? [] : (listeners.get(name) ?? []).filter((known) => known !== listener);
      listeners.set(name, left);
    },
    send: (name, value) => {
      for (const listener of listeners.get(name) ?? []) {
        try {
          listener(value);
        } catch (error) {
          report(error, `wx.on${name}`);
        }
      }
    },
  };
};
