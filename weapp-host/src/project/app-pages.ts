import { type PackageConfig } from '../compile/bundle';
import { HostError } from '../host-error';
import { isRecord } from '../is-record';
import { inFolder } from '../bundle-path';
import { listIn, stringIn, type JsonRecord } from './json';
import { type ProjectFiles } from './project-files';
import { placeOf } from './text-position';

export interface AppPages {
  /** In the order of app.json, those of the main package first. */
  all: string[];
  main: string[];
  entry: string;
  /** Not measured yet. */
  packages: Omit<PackageConfig, 'bytes'>[];
}

interface AppJson {
  json: JsonRecord;
  /** As written, to find lines in. */
  text: string;
}

const trimmed = (path: string): string => path.replace(/^\.?\/+/, '').replace(/\/+$/, '');

const refuse = (app: AppJson, message: string, near: string): never => {
  throw new HostError('bad_project', message, placeOf('app.json', app.text, JSON.stringify(near)));
};

/** `where` is how a person finds the list, e.g. `subPackages[0].pages`. */
const readPages = (app: AppJson, files: ProjectFiles, list: unknown[], { where, root }: { where: string; root: string }): string[] =>
  list.map((item, index) => {
    if (typeof item !== 'string' || trimmed(item) === '') return refuse(app, `${where}[${index}] is not a path of a page`, 'pages');
    const page = inFolder(root, trimmed(item));
    const missing = ['js', 'wxml'].find((extension) => !files.has(`${page}.${extension}`));
    return missing === undefined ? page : refuse(app, `${where}[${index}] "${item}" has no ${page}.${missing}`, item);
  });

/** Both spellings are WeChat's. */
const subPackagesKey = (json: JsonRecord): string => ('subPackages' in json ? 'subPackages' : 'subpackages');

const readSubPackages = (app: AppJson, files: ProjectFiles): { config: Omit<PackageConfig, 'bytes'>; pages: string[] }[] => {
  const key = subPackagesKey(app.json);
  return listIn(app.json, key).map((item, index) => {
    const where = `${key}[${index}]`;
    const root = isRecord(item) ? trimmed(stringIn(item, 'root') ?? '') : '';
    if (!isRecord(item) || root === '') return refuse(app, `${where} has no root`, key);
    return {
      config: { root, name: stringIn(item, 'name') ?? '', isIndependent: item.independent === true },
      pages: readPages(app, files, listIn(item, 'pages'), { where: `${where}.pages`, root }),
    };
  });
};

/** Reads every page of every package, and refuses one that has no script or no template, as DevTools does. */
export const readAppPages = (app: AppJson, files: ProjectFiles): AppPages => {
  const main = readPages(app, files, listIn(app.json, 'pages'), { where: 'pages', root: '' });
  const [first] = main;
  if (first === undefined) return refuse(app, 'pages is empty: a mini-program has at least one page', 'pages');
  const subPackages = readSubPackages(app, files);
  const all = [...main, ...subPackages.flatMap(({ pages }) => pages)];
  const twice = all.find((page, index) => all.indexOf(page) !== index);
  if (twice !== undefined) refuse(app, `page "${twice}" is listed twice`, twice);
  const entry = trimmed(stringIn(app.json, 'entryPagePath') ?? first);
  if (!all.includes(entry)) refuse(app, `entryPagePath "${entry}" is not a page`, 'entryPagePath');
  return { all, main, entry, packages: [{ root: '', name: '', isIndependent: false }, ...subPackages.map(({ config }) => config)] };
};
