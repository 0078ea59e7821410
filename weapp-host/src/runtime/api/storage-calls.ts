import { isRecord } from '../../is-record';
import { reported } from '../reported';
import { ApiFailure, type Runtime } from '../runtime';
import { bytesOf } from './bytes';
import { asyncCalls, syncCalls } from './call-form';
import { listOf, type Options, textOf, textsOf } from './parameters';
import { createStorage, type Storage } from './storage';

const pairOf = (entry: unknown): [key: string, value: unknown] => {
  const pair: Options = isRecord(entry) ? entry : {};
  return [textOf(pair, 'key'), pair.value];
};

const laterCalls = (runtime: Runtime, storage: Storage) =>
  asyncCalls(runtime, {
    setStorage: (options) => storage.write(textOf(options, 'key'), options.data),
    getStorage: (options) => {
      const key = textOf(options, 'key');
      if (!storage.has(key)) throw new ApiFailure('data not found');
      return { data: storage.read(key) };
    },
    removeStorage: (options) => storage.remove(textOf(options, 'key')),
    clearStorage: () => storage.clear(),
    getStorageInfo: () => storage.info(),
    batchSetStorage: (options) => Promise.all(listOf(options, 'kvList').map((entry) => storage.write(...pairOf(entry)))),
    batchGetStorage: (options) => ({ dataList: textsOf(options, 'keyList').map((key) => storage.read(key)) }),
  });

export const storageCalls = (runtime: Runtime) => {
  const storage = createStorage(runtime);
  /** The caller has gone on when a write fails: it is told as an exception. */
  const report = (kept: Promise<unknown>) => reported(runtime, kept, 'storage');
  return {
    ...laterCalls(runtime, storage),
    ...syncCalls({
      setStorageSync: (key: string, value: unknown) => report(storage.write(key, value)),
      getStorageSync: (key: string) => storage.read(key),
      removeStorageSync: (key: string) => report(storage.remove(key)),
      clearStorageSync: () => report(storage.clear()),
      getStorageInfoSync: () => storage.info(),
      batchSetStorageSync: (entries: unknown[]) => entries.map(pairOf).forEach(([key, value]) => report(storage.write(key, value))),
      batchGetStorageSync: (keys: string[]) => keys.map((key) => storage.read(key)),
      createBufferURL: (buffer: ArrayBuffer | ArrayBufferView) => runtime.keepFile(bytesOf(buffer), 'bin'),
      revokeBufferURL: () => undefined,
    }),
  };
};
