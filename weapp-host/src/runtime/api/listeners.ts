import type { Runtime } from '../runtime';

type Listener = (value: unknown) => void;

const LISTENER = /^(on|off)([A-Z]\w*)$/;

/** `wx.onX` and `wx.offX`: listeners of the signal X, sent by whoever knows of it. Undefined for any other name. */
export const listenerCall = ({ signals }: Runtime, name: string): ((listener?: unknown) => void) | undefined => {
  const [, verb, signal] = LISTENER.exec(name) ?? [];
  if (signal === undefined) return undefined;
  return (listener) => {
    if (verb === 'off' && listener === undefined) signals.off(signal);
    else if (typeof listener !== 'function') throw new TypeError(`${name}:fail parameter error: parameter should be Function;`);
    else signals[verb as 'on' | 'off'](signal, listener as Listener);
  };
};
