import { type Place } from '../host-error';

const lineAndColumn = (text: string, index: number): { line: number; column: number } => {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
};

/** The place of `needle` in a file, so that a message can name the line; only the file when the text does not hold it. */
export const placeOf = (file: string, text: string, needle: string | RegExp): Place => {
  const index = typeof needle === 'string' ? text.indexOf(needle) : text.search(needle);
  return index < 0 ? { file } : { file, ...lineAndColumn(text, index) };
};

export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
