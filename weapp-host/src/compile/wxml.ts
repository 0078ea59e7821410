import { TmplGroup } from 'glass-easel-template-compiler';
import { HostError } from '../host-error';
import { readText, type ProjectFiles } from '../project/project-files';
import { escapeRegExp, placeOf } from '../project/text-position';
import { type PathAliases } from './path-alias';
import { readableWxml } from './wxml-source';
import { addScripts } from './wxs';

/** TemplateParseError of glass-easel-template-compiler; lines and columns start at 0. */
interface TemplateProblem {
  isError: boolean;
  message: string;
  startLine: number;
  startColumn: number;
}

/** glass-easel mends these; WeChat's own compiler refuses them. */
const REFUSED_BY_WECHAT = new Set(['missing end tag', 'invalid end tag']);
/** Errors to glass-easel, which drops what it cannot use; published libraries have them, for instance a slot with children. */
const TAKEN_BY_WECHAT = new Set(['child nodes are not allowed for this element', 'illegal entity']);

const isRefused = ({ isError, message }: TemplateProblem): boolean =>
  isError ? !TAKEN_BY_WECHAT.has(message) : REFUSED_BY_WECHAT.has(message);

export interface TemplateSources {
  files: ProjectFiles;
  aliases: PathAliases;
  warn: (message: string) => void;
}

const TAG = /<(\/?)[a-zA-Z][\w-]*(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g;
/** Far beyond the 30 that WeChat's audit allows; some thousands exhaust the compiler's stack, and with it every later compilation. */
const DEPTH_MAX = 500;

const refuseDepth = (file: string, text: string): void => {
  let depth = 0;
  for (const { 1: closing, 2: closed, index } of text.matchAll(TAG)) {
    depth += closing ? -1 : closed ? 0 : 1;
    if (depth > DEPTH_MAX) throw new HostError('bad_template', `elements are nested deeper than ${DEPTH_MAX}`, { file, line: text.slice(0, index).split('\n').length });
  }
};

/** Adds a template; answers those it imports and includes. */
const addTemplate = (group: TmplGroup, { files, aliases, warn }: TemplateSources, path: string): string[] => {
  const file = `${path}.wxml`;
  const text = readText(files, file);
  refuseDepth(file, text);
  const problems = group.addTmpl(path, readableWxml(text, aliases)) as TemplateProblem[];
  const worst = problems.find((problem) => problem.isError && isRefused(problem)) ?? problems.find(isRefused);
  if (worst) throw new HostError('bad_template', worst.message, { file, line: worst.startLine + 1, column: worst.startColumn + 1 });
  for (const { message, startLine, startColumn } of problems) warn(`${file}:${startLine + 1}:${startColumn + 1}: ${message}`);
  return (group.getDirectDependencies(path) as string[]).map((dependency) => {
    if (files.has(`${dependency}.wxml`)) return dependency;
    const name = dependency.slice(dependency.lastIndexOf('/') + 1);
    throw new HostError('bad_template', `there is no template ${dependency}.wxml`, placeOf(file, text, new RegExp(`src\\s*=\\s*["'][^"']*${escapeRegExp(name)}`)));
  });
};

const addAll = (group: TmplGroup, sources: TemplateSources, paths: string[]): string[] => {
  const done = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (done.has(path)) continue;
    done.add(path);
    waiting.push(...addTemplate(group, sources, path));
  }
  return [...done];
};

/**
 * Compiles the templates at `paths` (without extension) and all that they import. The answer is one JavaScript expression
 * that stands alone: it holds glass-easel's template runtime, every wxs module, and the template functions by path. In the browser:
 *
 *     const groups = <expression>;
 *     codeSpace.addCompiledTemplate(path, { groupList: groups, content: groups[path], fallbackListenerOnNativeNode: true });
 *
 * Evaluate it in the realm where the app's scripts run: wxs tells types by that realm's Object.prototype.
 */
export const compileTemplates = async (sources: TemplateSources, paths: string[]): Promise<string> => {
  const group = new TmplGroup();
  try {
    await addScripts(group, sources.files, addAll(group, sources, paths));
    return group.getTmplGenObjectGroups();
  } finally {
    group.free();
  }
};
