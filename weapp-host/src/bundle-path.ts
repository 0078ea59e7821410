/** `a/b/../c` → `a/c`; what would leave the root stays in it. */
export const normalPath = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** Where `reference` leads from a file of the mini-program: absolute from the root, or relative to that file. Never above the root. */
export const resolvePath = (fromFile: string, reference: string): string =>
  normalPath(reference.startsWith('/') ? reference : fromFile.replace(/[^/]*$/, '') + reference);

/** The folder of `file` and all above it up to the root, which is ''. */
export const foldersAbove = (file: string): string[] => {
  const parts = normalPath(file).split('/').slice(0, -1);
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
};

export const inFolder = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);
