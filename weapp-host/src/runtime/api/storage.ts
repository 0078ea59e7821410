import { ApiFailure, type Runtime } from '../runtime';
import { textOf } from './parameters';

/** WeChat's limits: 1 MB for one key, 10 MB for all. */
const ENTRY_BYTES_MAX = 1024 * 1024;
const TOTAL_BYTES_MAX = 10 * 1024 * 1024;
const KIB = 1024;
/** A date that stands alone comes back as one; no JSON begins like this. */
const DATE = 'Date ';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Undefined and functions are kept as '' by WeChat; everything else as JSON keeps it. */
const serialise = (value: unknown): string => {
  if (value instanceof Date) return DATE + value.toJSON();
  return value === undefined || typeof value === 'function' ? '""' : JSON.stringify(value);
};

const restore = (text: string): unknown => (text.startsWith(DATE) ? new Date(text.slice(DATE.length)) : (JSON.parse(text) as unknown));

export interface Storage {
  /** '' for a key that was never set. */
  read: (key: string) => unknown;
  has: (key: string) => boolean;
  /** Takes effect at once for who reads here; resolves when the host has kept it. */
  write: (key: string, value: unknown) => Promise<void>;
  remove: (key: string) => Promise<void>;
  clear: () => Promise<void>;
  /** Sizes in KB, as WeChat tells them. */
  info: () => { keys: string[]; currentSize: number; limitSize: number };
}

const checkKey = (given: unknown): string => {
  const key = textOf({ key: given }, 'key');
  if (key === '') throw new ApiFailure('parameter error: parameter.key should not be empty;');
  return key;
};

/** This person's storage: read from memory, written through to the host. */
export const createStorage = ({ boot, callHost }: Runtime): Storage => {
  const entries = new Map(Object.entries(boot.storage));
  const sizeOf = (key: string, value: string) => bytesOf(key) + bytesOf(value);
  let total = Array.from(entries, ([key, value]) => sizeOf(key, value)).reduce((sum, size) => sum + size, 0);

  const drop = (key: string) => {
    const value = entries.get(key);
    if (value === undefined) return;
    total -= sizeOf(key, value);
    entries.delete(key);
  };
  return {
    has: (key) => entries.has(checkKey(key)),
    read: (key) => {
      const value = entries.get(checkKey(key));
      return value === undefined ? '' : restore(value);
    },
    write: (key, value) => {
      const text = serialise(value);
      const before = entries.get(checkKey(key));
      if (bytesOf(text) > ENTRY_BYTES_MAX) throw new ApiFailure('entry size limit reached');
      const after = total - (before === undefined ? 0 : sizeOf(key, before)) + sizeOf(key, text);
      if (after > TOTAL_BYTES_MAX) throw new ApiFailure('exceed storage max size 10Mb');
      drop(key);
      entries.set(key, text);
      total = after;
      return callHost('storage.set', { key, value: text });
    },
    remove: (key) => {
      drop(checkKey(key));
      return callHost('storage.remove', { key });
    },
    clear: () => {
      entries.clear();
      total = 0;
      return callHost('storage.clear', {});
    },
    info: () => ({ keys: [...entries.keys()], currentSize: Math.ceil(total / KIB), limitSize: TOTAL_BYTES_MAX / KIB }),
  };
};
