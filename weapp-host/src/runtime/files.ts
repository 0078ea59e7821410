import { resolvePath } from '../bundle-path';
import { contentTypeOf } from '../content-type';
import { ApiFailure, type Runtime } from './runtime';

/** `wxfile://usr/` is `wx.env.USER_DATA_PATH`. */
const MADE = /^(wxfile|http):\/\/(tmp|usr\/)/;

/** Files of the mini-program's package, and those it makes while it runs; the latter end with the launch. */
export const createFiles = (): Pick<Runtime, 'fileUrl' | 'keepFile' | 'readFile'> => {
  const urls = new Map<string, string>();
  let made = 0;
  const fileUrl = (src: string, from: string): string => {
    if (MADE.test(src)) return urls.get(src) ?? '';
    if (/^(https?:|data:|blob:)/.test(src)) return src;
    return src === '' ? '' : `/app/${resolvePath(from, src)}`;
  };
  return {
    fileUrl,
    keepFile: (bytes, extension, path) => {
      made += 1;
      const name = `wxfile://tmp_${made}.${extension}`;
      const url = URL.createObjectURL(new Blob([bytes], { type: contentTypeOf(extension) }));
      for (const known of path === undefined ? [name] : [name, path]) urls.set(known, url);
      return name;
    },
    readFile: async (path) => {
      const url = fileUrl(path, '');
      const answer = url === '' ? undefined : await fetch(url).catch(() => undefined);
      if (!answer?.ok) throw new ApiFailure(`no such file or directory, open '${path}'`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
};
