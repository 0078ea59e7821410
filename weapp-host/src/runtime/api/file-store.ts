import { ApiFailure, type Runtime } from '../runtime';
import type { Bytes } from './bytes';
import { extensionOf } from './file-kinds';

export const USER_DATA_PATH = 'wxfile://usr';
/** Legal writing places; the old form is still met. */
const USER_FILE = /^(wxfile|http):\/\/usr\//;
const USER_FILES_BYTES_MAX = 200 * 1024 * 1024;

interface StoredFile {
  bytes: Bytes;
  /** Under which name the rest of the runtime reads it. */
  kept: string;
  modifiedAtMs: number;
}

export interface Files {
  /** Also files of the package and temporary ones. Fails in WeChat's words when there is none. */
  read: (path: string) => Promise<Bytes>;
  readNow: (path: string) => Bytes;
  /** Writes below USER_DATA_PATH alone. */
  write: (path: string, bytes: Bytes) => void;
  remove: (path: string) => void;
  makeDirectory: (path: string, recursive: boolean) => void;
  isDirectory: (path: string) => boolean;
  find: (path: string) => StoredFile | undefined;
  /** User files by path. */
  all: () => [path: string, file: StoredFile][];
  list: (directory: string) => string[];
  /** An address the browser loads. */
  url: (path: string, from: string) => string;
}

const noSuchFile = (verb: string, path: string): ApiFailure => new ApiFailure(`no such file or directory, ${verb} ${path}`, 1300002);
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** Reads an address of this window at once: the sync half of the file manager has no other way. */
const readAddress = (url: string): Bytes | undefined => {
  const ask = new XMLHttpRequest();
  ask.open('GET', url, false);
  ask.overrideMimeType('text/plain; charset=x-user-defined');
  ask.send();
  return ask.status === 200 ? Uint8Array.from(ask.responseText, (letter) => letter.charCodeAt(0) & 0xff) : undefined;
};

/** What the mini-program wrote below USER_DATA_PATH in this launch, in front of the runtime's own files. */
export const createFiles = (runtime: Runtime): Files => {
  const files = new Map<string, StoredFile>();
  const directories = new Set([USER_DATA_PATH]);
  const checkWritable = (path: string, verb: string) => {
    if (!USER_FILE.test(path)) throw new ApiFailure(`permission denied, ${verb} ${path}`, 1300013);
    if (!directories.has(parentOf(path))) throw noSuchFile(verb, path);
  };
  const url = (path: string, from: string) => runtime.fileUrl(files.get(path)?.kept ?? path, from);
  const checkSpace = (path: string, bytes: Bytes) => {
    const others = [...files].reduce((sum, [known, file]) => (known === path ? sum : sum + file.bytes.length), 0);
    if (others + bytes.length > USER_FILES_BYTES_MAX) throw new ApiFailure('the maximum size of the file storage limit is exceeded', 1300202);
  };
  return {
    url,
    find: (path) => files.get(path),
    all: () => [...files],
    isDirectory: (path) => directories.has(path.replace(/\/$/, '')),
    list: (directory) => [...files.keys(), ...directories].filter((path) => parentOf(path) === directory.replace(/\/$/, '')).map((path) => path.split('/').at(-1) ?? path),
    read: async (path) => {
      const stored = files.get(path);
      if (stored) return stored.bytes;
      if (USER_FILE.test(path)) throw noSuchFile('open', path);
      return runtime.readFile(path);
    },
    readNow: (path) => {
      const address = url(path, '');
      const bytes = files.get(path)?.bytes ?? (USER_FILE.test(path) || address === '' ? undefined : readAddress(address));
      if (!bytes) throw noSuchFile('open', path);
      return bytes;
    },
    write: (path, bytes) => {
      checkWritable(path, 'open');
      checkSpace(path, bytes);
      files.set(path, { bytes, kept: runtime.keepFile(bytes, extensionOf(path), path), modifiedAtMs: Date.now() });
    },
    remove: (path) => {
      if (!files.delete(path)) throw noSuchFile('unlink', path);
    },
    makeDirectory: (path, recursive) => {
      const wanted = path.replace(/\/$/, '');
      if (directories.has(wanted) && !recursive) throw new ApiFailure(`file already exists ${path}`, 1300009);
      const missing = [wanted];
      while (recursive && !directories.has(parentOf(missing[0]!)) && USER_FILE.test(`${parentOf(missing[0]!)}/`)) missing.unshift(parentOf(missing[0]!));
      missing.forEach((directory) => {
        checkWritable(directory, 'mkdir');
        directories.add(directory);
      });
    },
  };
};
