import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '../host-error';

/** Deeper folders than this are a loop of links. */
const DEPTH_MAX = 32;

const NEVER_PACKED = new Set(['node_modules', 'package-lock.json', 'project.config.json', 'project.private.config.json']);

export interface ProjectFile {
  /** Where it lies. */
  disk: string;
  bytes: number;
}

/** By path in the mini-program: what the phone would have. npm packages are among them, though they may lie elsewhere. */
export type ProjectFiles = Map<string, ProjectFile>;

/** A link that leads nowhere, or to itself, is no file. */
const statOf = (disk: string): Stats | undefined => {
  try {
    return statSync(disk, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw error;
  }
};

/** Lists a folder's files under `prefix`. Dot files, what belongs to npm and DevTools' own settings are never packed. */
export const listFiles = (folder: string, prefix: string, isIgnored: (path: string) => boolean): ProjectFiles => {
  const files: ProjectFiles = new Map();
  const visit = (disk: string, path: string, depth: number): void => {
    if (depth > DEPTH_MAX) throw new HostError('bad_project', `folders are nested more than ${DEPTH_MAX} deep: is there a loop of links?`, { file: path });
    for (const name of readdirSync(disk).sort()) {
      if (name.startsWith('.') || NEVER_PACKED.has(name)) continue;
      const child = path === '' ? name : `${path}/${name}`;
      const stat = statOf(join(disk, name));
      if (!stat || isIgnored(child)) continue;
      if (stat.isDirectory()) visit(join(disk, name), child, depth + 1);
      else files.set(child, { disk: join(disk, name), bytes: stat.size });
    }
  };
  visit(folder, prefix, 0);
  return files;
};

/** A text file without its byte order mark. */
export const readDisk = (disk: string): string => readFileSync(disk, 'utf8').replace(/^\uFEFF/, '');
export const readDiskIfAny = (disk: string): string | undefined => (existsSync(disk) ? readDisk(disk) : undefined);

export const readText = (files: ProjectFiles, path: string): string => {
  const file = files.get(path);
  if (!file) throw new HostError('bad_project', 'there is no such file', { file: path });
  return readDisk(file.disk);
};
