import { extname } from 'node:path';
import { type PackageConfig } from '../compile/bundle';
import { HostError } from '../host-error';
import { type ProjectFiles } from './project-files';

const MEGABYTE = 1024 * 1024;
/** https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages.html */
const PACKAGE_BYTES_MAX = 2 * MEGABYTE;
const TOTAL_BYTES_MAX = 30 * MEGABYTE;

/** Only these are uploaded: https://developers.weixin.qq.com/miniprogram/dev/framework/structure.html */
const UPLOADED = new Set(
  'js json wxml wxss wxs png jpg jpeg gif svg cer mp3 aac m4a mp4 wav ogg silk wasm br cert'.split(' ').map((extension) => `.${extension}`),
);

const refuseOver = (max: number, bytes: number, what: string): void => {
  if (bytes > max) throw new HostError('too_large', `${what} has ${bytes} bytes; WeChat takes ${max} (${max / MEGABYTE} MB)`);
};

/** Counts a sub-package as all files under its root, the main package as the rest, and refuses what WeChat refuses. */
export const measurePackages = (files: ProjectFiles, packages: Omit<PackageConfig, 'bytes'>[]): PackageConfig[] => {
  const innermostFirst = [...packages].sort((a, b) => b.root.length - a.root.length);
  const bytesOf = new Map<string, number>();
  for (const [path, { bytes }] of files) {
    if (!UPLOADED.has(extname(path).toLowerCase())) continue;
    const root = innermostFirst.find((one) => one.root === '' || path.startsWith(`${one.root}/`))?.root ?? '';
    bytesOf.set(root, (bytesOf.get(root) ?? 0) + bytes);
  }
  const measured = packages.map((one) => ({ ...one, bytes: bytesOf.get(one.root) ?? 0 }));
  for (const { root, bytes } of measured) refuseOver(PACKAGE_BYTES_MAX, bytes, root === '' ? 'the main package' : `sub-package "${root}"`);
  refuseOver(TOTAL_BYTES_MAX, measured.reduce((sum, { bytes }) => sum + bytes, 0), 'the mini-program');
  return measured;
};
