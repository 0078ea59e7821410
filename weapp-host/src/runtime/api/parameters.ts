import { isRecord } from '../../is-record';
import { ApiFailure } from '../runtime';

export type Options = Record<string, unknown>;
type Callback = (result: unknown) => void;

export const callbacksOf = (options: unknown): { success?: Callback; fail?: Callback; complete?: Callback } => {
  if (!isRecord(options)) return {};
  const names = ['success', 'fail', 'complete'] as const;
  return Object.fromEntries(names.filter((name) => typeof options[name] === 'function').map((name) => [name, options[name]]));
};

/** 'String', 'Undefined', 'Array' … as WeChat writes kinds. */
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** Reads one parameter; nothing given is the fallback, and refused where there is none. */
const read = <T>(options: Options, name: string, kind: string, fallback: T | undefined): T => {
  const value = options[name];
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  if (kindOf(value) !== kind) throw new ApiFailure(`parameter error: parameter.${name} should be ${kind} instead of ${kindOf(value)};`, 1001);
  return value as T;
};

export const textOf = (options: Options, name: string, fallback?: string): string => read(options, name, 'String', fallback);
export const numberOf = (options: Options, name: string, fallback?: number): number => read(options, name, 'Number', fallback);
export const flagOf = (options: Options, name: string, fallback?: boolean): boolean => read(options, name, 'Boolean', fallback);
export const listOf = (options: Options, name: string, fallback?: unknown[]): unknown[] => read(options, name, 'Array', fallback);
export const recordOf = (options: Options, name: string, fallback?: Options): Options => read(options, name, 'Object', fallback);

/** A list whose entries are all strings. */
export const textsOf = (options: Options, name: string, fallback?: string[]): string[] =>
  listOf(options, name, fallback).map((entry, index) => textOf({ [`${name}[${index}]`]: entry }, `${name}[${index}]`));
