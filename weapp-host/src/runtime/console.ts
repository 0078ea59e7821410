import type { Runtime } from './runtime';

const TYPES = ['log', 'info', 'warn', 'error', 'debug'] as const;
const DEPTH_MAX = 6;

/** Values in one thing that is written, after which the rest is left out: lists that hold each other have no end. */
const VALUES_MAX = 10_000;

/**
 * What can be sent to an automator's client: plain data, errors as their text, anything else by its name. Never throws: a
 * property that does is its reason.
 */
export const plain = (value: unknown, depth = 0, count = { values: 0 }): unknown => {
  count.values += 1;
  if (count.values > VALUES_MAX) return '[…]';
  try {
    return plainUnsafe(value, depth, count);
  } catch (error) {
    return `[threw ${String((error as Error | undefined)?.message)}]`;
  }
};

const plainUnsafe = (value: unknown, depth: number, count: { values: number }): unknown => {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (value === undefined) return null;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function') return `[Function ${value.name}]`;
  if (typeof value === 'symbol') return String(value);
  if (value instanceof Error) return value.stack ?? value.message;
  if (depth >= DEPTH_MAX) return '[…]';
  if (Array.isArray(value)) return value.map((entry) => plain(entry, depth + 1, count));
  const json = (value as { toJSON?: () => unknown }).toJSON;
  if (typeof json === 'function') return plain(json.call(value), depth + 1, count);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry, depth + 1, count)]));
};

/** The mini-program's console: what it writes reaches the browser's and the automator's client. */
export const createConsole = (log: Runtime['log']): Record<string, unknown> => ({
  ...Object.fromEntries(TYPES.map((type) => [type, (...args: unknown[]) => log(type, args)])),
  group: (...args: unknown[]) => log('log', args),
  groupEnd: () => undefined,
  time: () => undefined,
  timeEnd: () => undefined,
  trace: (...args: unknown[]) => log('log', args),
  table: (...args: unknown[]) => log('log', args),
  assert: (isTrue: unknown, ...args: unknown[]) => {
    if (!isTrue) log('error', ['Assertion failed:', ...args]);
  },
});
