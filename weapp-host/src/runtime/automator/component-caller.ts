import type * as glassEasel from 'glass-easel';

type Method = (...args: unknown[]) => unknown;

/** The `this` of a component's methods. */
interface Caller {
  setData: (data: Record<string, unknown>) => void;
  [member: string]: unknown;
}

export const callerOf = (component: glassEasel.GeneralComponent): Caller => component.getMethodCaller() as Caller;

/** Calls a method of a page or a component, and waits for what it promises. */
export const callMethodOf = async (component: glassEasel.GeneralComponent, name: string, args: unknown[]): Promise<unknown> => {
  const caller = callerOf(component);
  const method = caller[name];
  if (typeof method !== 'function') throw new Error(`${component.is} has no method "${name}"`);
  return (method as Method).apply(caller, args);
};
