import type { AutomatedSession } from '../../src/automator/automated-session';

export interface StandIn extends AutomatedSession {
  asked: string[];
  emit: (method: string, params: unknown) => void;
  die: (reason: string) => void;
}

type Answer = (params: Record<string, unknown>) => unknown;

/** A phone without a browser: the other side of the server's one outer interface. It answers what `answers` says. */
export const standIn = (answers: Record<string, Answer> = {}): StandIn => {
  const asked: string[] = [];
  const listeners = new Set<(method: string, params: unknown) => void>();
  let over: (error?: Error) => void = () => undefined;
  const closed = new Promise<Error | undefined>((resolve) => (over = resolve));
  let died: Error | undefined;
  const ask = async (method: string, params: Record<string, unknown>) => {
    asked.push(method);
    if (died) throw died;
    return answers[method]?.(params);
  };
  return {
    asked,
    closed,
    sdkVersion: '3.8.0',
    call: ask,
    extension: ask,
    screenshot: async () => Buffer.from('a picture'),
    native: async (method) => void (await ask(`native.${method}`, {})),
    exit: async () => void asked.push('exit'),
    close: async () => {
      asked.push('close');
      over();
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit: (method, params) => listeners.forEach((listener) => listener(method, params)),
    die: (reason) => {
      died = new Error(reason);
      over(died);
    },
  };
};
