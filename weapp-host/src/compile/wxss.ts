import postcss, { CssSyntaxError, type AtRule, type ChildNode, type Root } from 'postcss';
import { resolvePath } from '../bundle-path';
import { HostError } from '../host-error';
import { readText, type ProjectFiles } from '../project/project-files';
import { withoutAlias, type PathAliases } from './path-alias';
import { lengthsInText } from './lengths';
import { domSelector } from './wxss-selector';

const URL_IN_VALUE = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)/gi;
/** A scheme, `//host` or a fragment: nothing of the mini-program. */
const IS_OUTSIDE = /^(?:[a-z][\w+.-]*:|\/\/|#|$)/i;
const IMPORT = /^(?:url\(\s*)?(["']?)([^"')]+)\1\s*\)?\s*(.*)$/is;

const servedUrls = (value: string, file: string): string =>
  value.replace(URL_IN_VALUE, (whole: string, double?: string, single?: string, bare?: string) => {
    const address = double ?? single ?? bare ?? '';
    return IS_OUTSIDE.test(address) ? whole : `url("/app/${resolvePath(file, address)}")`;
  });

const badStyle = (file: string, node: ChildNode, message: string): HostError => {
  const start = node.source?.start;
  return new HostError('bad_style', message, start ? { file, line: start.line, column: start.column } : { file });
};

const parse = (text: string, file: string): Root => {
  try {
    return postcss.parse(text, { from: file, map: false });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    throw new HostError('bad_style', error.reason, { file, line: error.line ?? 1, column: error.column ?? 1 });
  }
};

const isKeyframe = (node: ChildNode): boolean => node.parent?.type === 'atrule' && /keyframes$/i.test((node.parent as AtRule).name);

/** One file with selectors, lengths and addresses rewritten; its imports are still in it. */
const transformFile = (files: ProjectFiles, file: string): Root => {
  const root = parse(readText(files, file), file);
  root.walkDecls((declaration) => {
    if (/rpx|url\(|env\(/i.test(declaration.value)) declaration.value = lengthsInText(servedUrls(declaration.value, file));
  });
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return;
    try {
      rule.selector = domSelector(rule.selector);
    } catch (error) {
      throw badStyle(file, rule, `selector "${rule.selector}": ${(error as Error).message}`);
    }
  });
  return root;
};

type Load = (file: string) => Root;

export interface StyleSources {
  files: ProjectFiles;
  aliases: PathAliases;
}

/** `@import "a" (min-width: 1px)` applies under its condition alone. */
const underCondition = (nodes: ChildNode[], condition: string): ChildNode[] =>
  condition === '' ? nodes : [postcss.atRule({ name: 'media', params: condition, nodes })];

/** A copy of `file` with its imports inlined where they stand. An import of a sheet that is being inlined adds nothing. */
const inline = (sources: StyleSources, load: Load, file: string, above: string[]): Root => {
  const root = load(file).clone();
  root.walkAtRules('import', (rule) => {
    const [, , reference = '', condition = ''] = IMPORT.exec(rule.params) ?? [];
    if (IS_OUTSIDE.test(reference)) return;
    const target = resolvePath(file, withoutAlias(reference, sources.aliases));
    const path = [target, `${target}.wxss`].find((candidate) => sources.files.has(candidate));
    if (path === undefined) throw badStyle(file, rule, `there is no style sheet "${reference}"`);
    if (path === file || above.includes(path)) rule.remove();
    else rule.replaceWith(underCondition(inline(sources, load, path, [...above, file]).nodes, condition));
  });
  return root;
};

/** Compiles the sheets at `paths`, which have no extension. What the result looks like is said at SCOPE. */
export const compileStyles = (sources: StyleSources, paths: string[]): Record<string, string> => {
  const loaded = new Map<string, Root>();
  const load: Load = (file) => {
    const root = loaded.get(file) ?? transformFile(sources.files, file);
    loaded.set(file, root);
    return root;
  };
  return Object.fromEntries(paths.map((path) => [path, inline(sources, load, `${path}.wxss`, []).toString()]));
};
