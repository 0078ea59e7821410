/** One value that is another in the new content; undefined where there was, or is, none. */
export interface Difference {
  path: string;
  from: unknown;
  to: unknown;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const entriesOf = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);

const join = (path: string, key: string, isArray: boolean): string => {
  if (isArray) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
};

/** What differs, leaf by leaf, in the order of the older one: `fields[0].label`. The order of keys is none. */
export const differences = (from: unknown, to: unknown, path = ''): Difference[] => {
  if (!isObject(from) || !isObject(to) || Array.isArray(from) !== Array.isArray(to)) return Object.is(from, to) ? [] : [{ path, from, to }];
  const olds = new Map(entriesOf(from));
  const news = new Map(entriesOf(to));
  const keys = new Set([...olds.keys(), ...news.keys()]);
  return [...keys].flatMap((key) => differences(olds.get(key), news.get(key), join(path, key, Array.isArray(from))));
};

const told = (value: unknown): string => (value === undefined ? '（无）' : JSON.stringify(value));

/** `fee.fen：200 → 300` */
export const tellDifference = ({ path, from, to }: Difference): string => `${path}：${told(from)} → ${told(to)}`;
