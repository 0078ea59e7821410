import { posix } from 'node:path';

/** Where `reference` leads from a file of the mini-program: absolute from the root, or relative to that file. Never above the root. */
export const resolvePath = (fromFile: string, reference: string): string => {
  const joined = reference.startsWith('/') ? reference : posix.join('/', posix.dirname(fromFile), reference);
  return posix.normalize(joined).replace(/^\/+/, '');
};

/** `dir/sub` and all above it up to the root, which is ''. */
export const foldersAbove = (file: string): string[] => {
  const parts = posix.dirname(file).split('/').filter((part) => part !== '' && part !== '.');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
};

export const inFolder = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);
