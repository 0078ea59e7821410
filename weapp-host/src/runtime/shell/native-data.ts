import { ApiFailure } from '../runtime';

/** A whole number the automator's caller gave, below `length`; refuses anything else by its name. */
export const indexOf = (data: unknown, name: string, length: number): number => {
  const value = (data as Record<string, unknown> | null | undefined)?.[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length) return value;
  throw new ApiFailure(`${name} must be a whole number from 0 to ${length - 1}`);
};
