import { GIVEN_NAMES, HIDDEN_NAMES } from '../compile/bundle';
import { withoutAlias, type PathAliases } from '../compile/path-alias';

type Body = (...names: unknown[]) => void;
interface Module {
  exports: unknown;
}
export type Given = Record<Exclude<(typeof GIVEN_NAMES)[number], 'require' | 'module' | 'exports'>, unknown>;

const FOLDER = /[^/]*$/;

/** `a/b/../c` → `a/c`; what would leave the root stays in it. */
export const normalPath = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** A path as a file at `from` means it: from the root with a leading slash, from its own folder otherwise. */
export const resolvePath = (path: string, from: string): string =>
  normalPath(path.startsWith('/') ? path : from.replace(FOLDER, '') + path);

/** Every `miniprogram_npm` that a file sees, nearest first. */
const npmFolders = (from: string): string[] => {
  const folders = from.split('/').slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, up) => [...folders.slice(0, folders.length - up), 'miniprogram_npm'].join('/'));
};

export interface Modules {
  define: (path: string, body: Body) => void;
  /** Runs a script once and gives its exports; throws as WeChat does when there is none. */
  load: (path: string) => unknown;
  has: (path: string) => boolean;
}

/** CommonJS as WeChat has it: relative paths, paths from the root, aliases of app.json, and bare names in `miniprogram_npm`. */
export const createModules = (given: Given, aliases: PathAliases = {}): Modules => {
  const bodies = new Map<string, Body>();
  const modules = new Map<string, Module>();
  const hidden = HIDDEN_NAMES.map(() => undefined);

  const find = (asked: string, from: string): string | undefined => {
    const name = withoutAlias(asked, aliases);
    const bases = [resolvePath(name, from), ...(/^[./]/.test(name) ? [] : npmFolders(from).map((folder) => `${folder}/${name}`))];
    return bases.flatMap((base) => [base, `${base}.js`, `${base}/index.js`]).find((path) => bodies.has(path));
  };

  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const body = bodies.get(path);
    if (!body) throw new Error(`module '${path}' is not defined`);
    const module: Module = { exports: {} };
    modules.set(path, module);
    const require = (name: unknown): unknown => {
      const found = typeof name === 'string' ? find(name, path) : undefined;
      if (found === undefined) throw new Error(`module '${resolvePath(String(name), path)}.js' is not defined, require args is '${String(name)}'`);
      return load(found);
    };
    require.async = async (name: unknown) => require(name);
    const own: Record<string, unknown> = { ...given, require, module, exports: module.exports };
    try {
      body(...GIVEN_NAMES.map((name) => own[name]), ...hidden);
    } catch (error) {
      modules.delete(path);
      throw error;
    }
    return module.exports;
  };

  return { define: (path, body) => void bodies.set(path, body), load, has: (path) => bodies.has(path) };
};
