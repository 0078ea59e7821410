import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, recordIn, stringIn, type JsonRecord } from './json';
import { listFiles, readDiskIfAny, type ProjectFiles } from './project-files';

const packageJson = (folder: string): JsonRecord => {
  const file = join(folder, 'package.json');
  const text = readDiskIfAny(file);
  return text === undefined ? {} : parseJson(text, file);
};

/** The folder of an npm package that is meant for mini-programs: `miniprogram` of its package.json, or `miniprogram_dist`. */
const buildFolder = (packageFolder: string, own: JsonRecord): string | undefined => {
  const folder = join(packageFolder, stringIn(own, 'miniprogram') ?? 'miniprogram_dist');
  return existsSync(folder) ? folder : undefined;
};

/**
 * What 构建 npm would put into `miniprogram_npm`, read from where it is: by bundle folder, the folder on disk. Packages that
 * are not built for mini-programs are left out. https://developers.weixin.qq.com/miniprogram/dev/devtools/npm.html
 */
export const findNpmPackages = (root: string, projectFolder: string): Record<string, string> => {
  if (existsSync(join(root, 'miniprogram_npm'))) return {};
  const found: Record<string, string> = {};
  const homes = [root, projectFolder];
  const names = homes.flatMap((home) => Object.keys(recordIn(packageJson(home), 'dependencies')));
  const seen = new Set<string>();
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const folder = homes.map((home) => join(home, 'node_modules', name)).find((candidate) => existsSync(candidate));
    if (folder === undefined) continue;
    const own = packageJson(folder);
    const build = buildFolder(folder, own);
    if (build === undefined) continue;
    found[`miniprogram_npm/${name}`] = build;
    names.push(...Object.keys(recordIn(own, 'dependencies')));
  }
  return found;
};

export const listNpmFiles = (folders: Record<string, string>): ProjectFiles =>
  new Map(Object.entries(folders).flatMap(([path, disk]) => [...listFiles(disk, path, () => false)]));
