import { foldersAbove, inFolder, resolvePath } from '../bundle-path';
import { GIVEN_NAMES, HIDDEN_NAMES } from '../compile/bundle';
import { withoutAlias, type PathAliases } from '../compile/path-alias';

type Body = (...names: unknown[]) => void;
interface Module {
  exports: unknown;
}
export type Given = Record<Exclude<(typeof GIVEN_NAMES)[number], 'require' | 'module' | 'exports'>, unknown>;

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
    const bases = [resolvePath(from, name), ...(/^[./]/.test(name) ? [] : foldersAbove(from).map((folder) => inFolder(folder, `miniprogram_npm/${name}`)))];
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
      if (found === undefined) throw new Error(`module '${resolvePath(path, String(name))}.js' is not defined, require args is '${String(name)}'`);
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
