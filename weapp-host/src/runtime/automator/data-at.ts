import * as glassEasel from 'glass-easel';

/** The value at a path as setData writes them, `a.b[0].c`; all of it without a path, undefined where the path leads nowhere. */
export const dataAt = (data: unknown, path: unknown): unknown => {
  if (path === undefined || path === null || path === '') return data;
  if (typeof path !== 'string') throw new Error('"path" must be a string');
  return glassEasel.dataPath
    .parseSinglePath(path)
    .reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key], data);
};
