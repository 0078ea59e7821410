import { ApiFailure, type Runtime } from '../runtime';
import { type Bytes } from './bytes';
import { asyncCalls, syncCalls } from './call-form';
import { decodeData, encodeData } from './file-encoding';
import { extensionOf } from './file-kinds';
import { type Files, USER_DATA_PATH } from './file-store';
import { flagOf, numberOf, type Options, textOf } from './parameters';

const REFUSED = ['rename', 'rmdir', 'truncate', 'open', 'close', 'read', 'write', 'fstat', 'ftruncate', 'readCompressedFile'];
const REFUSED_ASYNC_ONLY = ['unzip', 'readZipEntry'];

const part = (bytes: Bytes, position: number, length?: number): Bytes => bytes.slice(position, length === undefined ? undefined : position + length);

const stats = (size: number, modifiedAtMs: number, isDirectory: boolean) => ({
  mode: isDirectory ? 0o40755 : 0o100644,
  size,
  lastAccessedTime: Math.floor(modifiedAtMs / 1000),
  lastModifiedTime: Math.floor(modifiedAtMs / 1000),
  isDirectory: () => isDirectory,
  isFile: () => !isDirectory,
});

/** Each takes its parameters one by one, as the `…Sync` forms do. */
const createOperations = (files: Files) => {
  const access = (path: string): void => {
    if (!files.isDirectory(path)) files.readNow(path);
  };
  const stat = (path: string) => {
    if (files.isDirectory(path)) return stats(0, 0, true);
    return stats(files.readNow(path).length, files.find(path)?.modifiedAtMs ?? 0, false);
  };
  const writeFile = (path: string, data: unknown, encoding = 'utf8') => files.write(path, encodeData(data, encoding));
  return {
    access, stat, writeFile,
    readFile: (path: string, encoding?: string, position = 0, length?: number) => decodeData(part(files.readNow(path), position, length), encoding),
    appendFile: (path: string, data: unknown, encoding = 'utf8') => {
      const before = files.readNow(path);
      const added = encodeData(data, encoding);
      const whole = new Uint8Array(before.length + added.length);
      whole.set(before);
      whole.set(added, before.length);
      files.write(path, whole);
    },
    unlink: (path: string) => files.remove(path),
    mkdir: (path: string, recursive = false) => files.makeDirectory(path, recursive),
    readdir: (path: string) => {
      if (!files.isDirectory(path)) throw new ApiFailure(`no such file or directory, scandir ${path}`, 1300002);
      return files.list(path);
    },
    copyFile: (from: string, to: string) => files.write(to, files.readNow(from)),
    saveFile: (from: string, to?: string) => {
      const path = to ?? `${USER_DATA_PATH}/${crypto.randomUUID()}.${extensionOf(from)}`;
      files.write(path, files.readNow(from));
      return path;
    },
  };
};

const optional = (options: Options, name: string): string | undefined => (options[name] === undefined ? undefined : textOf(options, name));

const savedFiles = (files: Files) =>
  files.all().map(([filePath, { bytes, modifiedAtMs }]) => ({ filePath, size: bytes.length, createTime: Math.floor(modifiedAtMs / 1000) }));

/** The file calls that `wx` itself has, older than the manager. */
export const fileCalls = (runtime: Runtime, files: Files) => {
  const { saveFile } = createOperations(files);
  const size = (path: string) => files.readNow(path).length;
  return asyncCalls(runtime, {
    saveFile: (options) => ({ savedFilePath: saveFile(textOf(options, 'tempFilePath'), optional(options, 'filePath')) }),
    getSavedFileList: () => ({ fileList: savedFiles(files) }),
    getSavedFileInfo: (options) => ({
      size: size(textOf(options, 'filePath')),
      createTime: Math.floor((files.find(textOf(options, 'filePath'))?.modifiedAtMs ?? 0) / 1000),
    }),
    removeSavedFile: (options) => files.remove(textOf(options, 'filePath')),
    getFileInfo: (options) => ({ size: size(textOf(options, 'filePath')) }),
  });
};

const refusals = (runtime: Runtime) => {
  const refuse = () => {
    throw new ApiFailure('not supported by weapp-host');
  };
  const bodies = (names: string[]) => Object.fromEntries(names.map((name) => [name, refuse]));
  return { ...asyncCalls(runtime, bodies([...REFUSED, ...REFUSED_ASYNC_ONLY])), ...syncCalls(bodies(REFUSED.map((name) => `${name}Sync`))) };
};

/** What `wx.getFileSystemManager()` answers: one for all. */
export const createFileManager = (runtime: Runtime, files: Files) => {
  const operations = createOperations(files);
  const later = asyncCalls(runtime, {
    access: (options) => operations.access(textOf(options, 'path')),
    stat: (options) => ({ stats: operations.stat(textOf(options, 'path')) }),
    writeFile: (options) => operations.writeFile(textOf(options, 'filePath'), options.data, textOf(options, 'encoding', 'utf8')),
    appendFile: (options) => operations.appendFile(textOf(options, 'filePath'), options.data, textOf(options, 'encoding', 'utf8')),
    readFile: async (options) => {
      const bytes = await files.read(textOf(options, 'filePath'));
      const wanted = part(bytes, numberOf(options, 'position', 0), options.length === undefined ? undefined : numberOf(options, 'length'));
      return { data: decodeData(wanted, optional(options, 'encoding')) };
    },
    unlink: (options) => operations.unlink(textOf(options, 'filePath')),
    mkdir: (options) => operations.mkdir(textOf(options, 'dirPath'), flagOf(options, 'recursive', false)),
    readdir: (options) => ({ files: operations.readdir(textOf(options, 'dirPath')) }),
    copyFile: (options) => operations.copyFile(textOf(options, 'srcPath'), textOf(options, 'destPath')),
  });
  const now = Object.fromEntries(Object.entries(operations).map(([name, run]) => [`${name}Sync`, run]));
  return { ...fileCalls(runtime, files), ...later, ...syncCalls(now as Record<string, (...args: never[]) => unknown>), ...refusals(runtime) };
};
