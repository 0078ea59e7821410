import { join, sep } from 'node:path';
import { type AppConfig, type Manifest } from '../compile/bundle';
import { readAppPages } from './app-pages';
import { parseJson } from './json';
import { measurePackages } from './measure-packages';
import { findNpmPackages, listNpmFiles } from './npm-packages';
import { readAliases } from './path-aliases';
import { listFiles, readDisk, type ProjectFiles } from './project-files';
import { readSettings } from './project-settings';
import { checkTabBar, CUSTOM_TAB_BAR } from './tab-bar';
import { readTheme } from './theme';
import { walkComponents } from './walk-components';

export interface Project {
  root: string;
  files: ProjectFiles;
  virtualFolders: Record<string, string>;
  manifest: Manifest;
}

const isScript = (path: string): boolean => path.endsWith('.js');

/** Reads and checks a project's settings, pages and components. Throws HostError with the file and line to mend. */
export const readProject = (projectFolder: string, warn: (message: string) => void): Project => {
  const { root, folder, isIgnored, requestDomains, ...names } = readSettings(projectFolder, warn);
  const virtualFolders = findNpmPackages(root, folder);
  const files = new Map([...listFiles(root, '', isIgnored), ...listNpmFiles(virtualFolders)]);
  const text = readDisk(join(root, 'app.json'));
  const app = { file: 'app.json', text, json: parseJson(text, 'app.json') };
  const pages = readAppPages(app, files);
  checkTabBar(app, pages.main, files);
  const aliases = readAliases(app);
  const config: AppConfig = { ...app.json, pages: pages.main, resolveAlias: aliases };
  const extra = config.tabBar?.custom === true ? [CUSTOM_TAB_BAR] : [];
  const manifest: Manifest = {
    ...names,
    requestDomains,
    app: config,
    theme: readTheme(app, files),
    pages: pages.all,
    entryPage: pages.entry,
    packages: measurePackages(files, pages.packages),
    components: walkComponents({ files, aliases, warn }, { app, pages: pages.all, extra }),
    scripts: [...files.keys()].filter(isScript),
  };
  return { root, files, virtualFolders, manifest };
};

/** Where a file of the mini-program lies on disk, or would lie; undefined for a path that leads out of it. */
export const diskPath = (project: Pick<Project, 'root' | 'virtualFolders'>, path: string): string | undefined => {
  const folder = Object.keys(project.virtualFolders).find((one) => path.startsWith(`${one}/`));
  const home = folder === undefined ? project.root : (project.virtualFolders[folder] ?? project.root);
  const disk = join(home, folder === undefined ? path : path.slice(folder.length + 1));
  return disk.startsWith(home.endsWith(sep) ? home : home + sep) ? disk : undefined;
};
