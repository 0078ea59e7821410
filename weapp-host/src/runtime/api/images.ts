import { ApiFailure, type Runtime } from '../runtime';
import { requireScope } from './authorization';
import { toBase64 } from './bytes';
import { asyncCalls } from './call-form';
import type { PictureSource } from './canvas-node';
import { extensionFor, extensionOf } from './file-kinds';
import type { Files } from './file-store';
import type { Wire } from './network-send';
import { listOf, textOf, textsOf } from './parameters';
import { headerValue } from './request-body';
import { fetchBytes } from './transfers';

const NETWORK = /^https?:\/\/(?!tmp|usr|store)/;

/** A file of the phone for any picture: one of the network is loaded first. */
const localPath = async (runtime: Runtime, wire: Wire, src: string): Promise<string> => {
  if (!NETWORK.test(src)) return src;
  const { statusCode, header, bytes } = await fetchBytes(runtime, wire, src);
  if (statusCode !== 200) throw new ApiFailure(`download image fail. statusCode: ${statusCode}`);
  return runtime.keepFile(bytes, extensionFor(headerValue(header, 'content-type') ?? '', src));
};

/** Addresses of this origin, so that a canvas on which they are drawn can still be read. */
export const createPictureSource = (runtime: Runtime, wire: Wire, files: Files): PictureSource => async (src) => {
  const url = files.url(await localPath(runtime, wire, src), runtime.router.top()?.path ?? '');
  if (url === '') throw new ApiFailure(`no such file or directory, open '${src}'`);
  return url;
};

const measure = (url: string): Promise<{ width: number; height: number }> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => reject(new ApiFailure('image not found'));
    image.src = url;
  });

export const imageCalls = (runtime: Runtime, { wire, files }: { wire: Wire; files: Files }) =>
  asyncCalls(runtime, {
    getImageInfo: async (options) => {
      const path = await localPath(runtime, wire, textOf(options, 'src'));
      const size = await measure(files.url(path, runtime.router.top()?.path ?? ''));
      const extension = extensionOf(path);
      return { ...size, path, orientation: 'up', type: extension === 'jpg' ? 'jpeg' : extension };
    },
    saveImageToPhotosAlbum: async (options) => {
      const filePath = textOf(options, 'filePath');
      if (NETWORK.test(filePath)) throw new ApiFailure('invalid file type');
      await requireScope(runtime, 'scope.writePhotosAlbum');
      const bytes = await files.read(filePath);
      await runtime.callHost('album.save', { name: filePath.split('/').at(-1) ?? filePath, data: toBase64(bytes) });
    },
    previewImage: (options) => void textsOf(options, 'urls'),
    previewMedia: (options) => void listOf(options, 'sources'),
  });
