import { type ComponentConfig } from '../compile/bundle';
import { withoutAlias, type PathAliases } from '../compile/path-alias';
import { HostError } from '../host-error';
import { isRecord } from '../is-record';
import { findComponent, isFromElsewhere } from './find-component';
import { parseJson, recordIn, stringIn, type JsonRecord } from './json';
import { readText, type ProjectFiles } from './project-files';
import { placeOf } from './text-position';

interface Source {
  file: string;
  text: string;
  json: JsonRecord;
}

type Resolve = (source: Source, tag: string, reference: unknown, key: string) => string | undefined;

interface Project {
  files: ProjectFiles;
  aliases: PathAliases;
  warn: (message: string) => void;
}

const createResolve = ({ files, aliases, warn }: Project): Resolve => (source, tag, reference, key) => {
  const place = placeOf(source.file, source.text, JSON.stringify(tag));
  if (typeof reference !== 'string') throw new HostError('bad_project', `${key}["${tag}"] is not a path`, place);
  if (isFromElsewhere(reference)) {
    warn(`${source.file}: ${key}["${tag}"] is "${reference}": plugins and dynamic libraries are not supported, so <${tag}> stays empty`);
    return undefined;
  }
  const path = findComponent(files, source.file, withoutAlias(reference, aliases));
  if (path === undefined) throw new HostError('bad_project', `${key}["${tag}"]: there is no component "${reference}"`, place);
  return path;
};

const readSource = (files: ProjectFiles, path: string): Source => {
  const file = `${path}.json`;
  const text = files.has(file) ? readText(files, file) : '{}';
  return { file, text, json: parseJson(text, file) };
};

const resolveUsing = (source: Source, resolve: Resolve): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recordIn(source.json, 'usingComponents')).flatMap(([tag, reference]) => {
      const path = resolve(source, tag, reference, 'usingComponents');
      return path === undefined ? [] : [[tag, path]];
    }),
  );

/** The components that generic ones are made of when the user of a component names none. */
const resolveGenerics = (source: Source, resolve: Resolve): Record<string, string> =>
  Object.fromEntries(
    Object.entries(recordIn(source.json, 'componentGenerics')).flatMap(([name, generic]) => {
      const reference = isRecord(generic) ? stringIn(generic, 'default') : undefined;
      const path = reference === undefined ? undefined : resolve(source, name, reference, 'componentGenerics');
      return path === undefined ? [] : [[name, path]];
    }),
  );

interface Roots {
  /** app.json, whose components are known everywhere. */
  app: Source;
  pages: string[];
  /** Components that WeChat starts by itself. */
  extra: string[];
}

/** Every page, and every component that a page reaches; circles are allowed. */
export const walkComponents = (project: Project, roots: Roots): Record<string, ComponentConfig> => {
  const { files } = project;
  const resolve = createResolve(project);
  const everywhere = resolveUsing(roots.app, resolve);
  const pages = new Set(roots.pages);
  const components: Record<string, ComponentConfig> = {};
  const waiting = [...roots.pages, ...roots.extra, ...Object.values(everywhere)];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (components[path]) continue;
    const source = readSource(files, path);
    const own = resolveUsing(source, resolve);
    const genericDefaults = resolveGenerics(source, resolve);
    components[path] = {
      path,
      isPage: pages.has(path),
      json: source.json,
      usingComponents: { ...everywhere, ...own },
      genericDefaults,
      hasScript: files.has(`${path}.js`),
      hasTemplate: files.has(`${path}.wxml`),
      hasStyle: files.has(`${path}.wxss`),
    };
    waiting.push(...Object.values(own), ...Object.values(genericDefaults));
  }
  return components;
};
