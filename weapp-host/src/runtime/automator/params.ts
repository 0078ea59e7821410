/** What a client sent along with a method. Nothing about it can be relied on. */
export type Params = Record<string, unknown>;

export const textOf = (params: Params, name: string): string => {
  const value = params[name];
  if (typeof value !== 'string' || value === '') throw new Error(`"${name}" must be a string, and not empty`);
  return value;
};

export const namesOf = (params: Params): string[] => {
  const { names } = params;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) throw new Error('"names" must be a list of strings');
  return names;
};

export const argsOf = (params: Params): unknown[] => {
  const { args = [] } = params;
  if (!Array.isArray(args)) throw new Error('"args" must be a list');
  return args as unknown[];
};

export const objectOf = (params: Params, name: string): Record<string, unknown> => {
  const value = params[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`"${name}" must be an object`);
  return value as Record<string, unknown>;
};
