import { foldersAbove, inFolder, resolvePath } from '../bundle-path';
import { type ProjectFiles } from './project-files';

/** Components that WeChat's servers or its client deliver: they cannot be run here. */
const ELSEWHERE = /^(?:plugin|plugin-private|dynamicLib|ext):\/\//;

export const isFromElsewhere = (reference: string): boolean => ELSEWHERE.test(reference);

/** A component is there when it has a script; a folder stands for its `index`. */
const atPath = (files: ProjectFiles, path: string): string | undefined =>
  [path, inFolder(path, 'index')].find((candidate) => files.has(`${candidate}.js`) || files.has(`${candidate}.json`));

/**
 * Finds what `reference` in the JSON file `fromFile` means: `/from/root`, `./beside`, `beside`, or a bare name in
 * `miniprogram_npm` of this folder and each above. https://developers.weixin.qq.com/miniprogram/dev/devtools/npm.html
 */
export const findComponent = (files: ProjectFiles, fromFile: string, reference: string): string | undefined => {
  const plain = reference.replace(/\.(?:js|json|wxml)$/, '');
  const beside = atPath(files, resolvePath(fromFile, plain));
  if (beside !== undefined || /^[./]/.test(plain)) return beside;
  return foldersAbove(fromFile)
    .map((folder) => atPath(files, inFolder(folder, `miniprogram_npm/${plain}`)))
    .find((path) => path !== undefined);
};
