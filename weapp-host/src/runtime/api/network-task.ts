import { ApiFailure } from '../runtime';
import type { Received } from './network-send';

type Listener = (value: unknown) => void;

const createListeners = () => {
  const listeners = new Set<Listener>();
  return {
    on: (listener: Listener) => void listeners.add(listener),
    off: (listener?: Listener) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
    tell: (value: unknown) => listeners.forEach((listener) => listener(value)),
  };
};

/** What `wx.request`, `uploadFile` and `downloadFile` return, and how what runs speaks to it. */
export const createTask = () => {
  let abort: (reason: ApiFailure) => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = reject;
  });
  // Nobody need wait for it: a task that was not aborted is no failure.
  aborted.catch(() => undefined);
  const headers = createListeners();
  const progress = createListeners();
  const chunks = createListeners();
  return {
    aborted,
    tellHeaders: ({ header, statusCode, cookies }: Received) => headers.tell({ header, statusCode, cookies }),
    /** The host knows the whole alone: progress is told once, at the end. */
    tellProgress: (names: [done: string, expected: string], bytes: number) =>
      progress.tell({ progress: 100, [`totalBytes${names[0]}`]: bytes, [`totalBytesExpectedTo${names[1]}`]: bytes }),
    tellChunk: ({ bytes }: Received) => chunks.tell({ data: bytes.slice().buffer }),
    task: {
      abort: () => abort(new ApiFailure('abort')),
      onHeadersReceived: headers.on,
      offHeadersReceived: headers.off,
      onProgressUpdate: progress.on,
      offProgressUpdate: progress.off,
      onChunkReceived: chunks.on,
      offChunkReceived: chunks.off,
    },
  };
};

export type NetworkTask = ReturnType<typeof createTask>;
