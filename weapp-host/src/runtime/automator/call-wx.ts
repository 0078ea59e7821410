import type { Runtime } from '../runtime';
import { asError } from './as-error';
import { answersAtOnce } from './wx-call-style';

type Method = (...args: unknown[]) => unknown;

export const wxMethod = (wx: Record<string, unknown>, name: string): Method => {
  const method = wx[name];
  if (typeof method !== 'function') throw new Error(`wx.${name} is not a function`);
  return method as Method;
};

const isThenable = (value: unknown): value is PromiseLike<unknown> => typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** `wx.request` and its kin return the handle of what runs; the answer is still to come. */
const isTask = (value: unknown): boolean => {
  const { abort, close } = value as { abort?: unknown; close?: unknown };
  return typeof abort === 'function' || typeof close === 'function';
};

const isOptions = (value: unknown): boolean => value === undefined || (typeof value === 'object' && !Array.isArray(value));

/** Calls `wx[name]`, however it answers: at once, by a promise, or through its callbacks. */
export const callWx = async ({ wx }: Pick<Runtime, 'wx'>, name: string, args: unknown[]): Promise<unknown> => {
  const method = wxMethod(wx, name);
  const [options, ...rest] = args;
  if (answersAtOnce(name) || !isOptions(options)) return method(...args);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(asError(error));
    const returned = method({ ...(options as object | undefined), success: resolve, fail }, ...rest);
    if (isThenable(returned)) returned.then(resolve, fail);
    else if (returned !== undefined && returned !== null && !isTask(returned)) resolve(returned);
  });
};
