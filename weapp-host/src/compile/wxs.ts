import { type TmplGroup } from 'glass-easel-template-compiler';
import { resolvePath } from '../bundle-path';
import { HostError } from '../host-error';
import { readText, type ProjectFiles } from '../project/project-files';
import { placeOf } from '../project/text-position';
import { HIDDEN_NAMES } from './bundle';
import { explainScript, syntaxProblem } from './syntax';

/** wxs has no timers of its own: those that handle events get them from their component. */
const UNKNOWN_NAMES = [...HIDDEN_NAMES, 'globalThis', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask'];

/**
 * What wxs has and JavaScript has not: https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/. glass-easel knows
 * modules without their extension, so that `require` drops it. `x.constructor` is the type's name there ('Array'), for which
 * scripts are rewritten to read a property that every object of the realm has and no loop sees.
 */
const WXS_RUNTIME = `var ${UNKNOWN_NAMES.join(',')};
D=((define)=>(name,load)=>define(name,(require,exports,module)=>load((path)=>require(path.replace(/\\.wxs$/,'')),exports,module)))(D);
var getRegExp=(source,flags)=>new RegExp(source,flags);
var getDate=(...parts)=>new Date(...parts);
var __wxsConstructor=Symbol.for('wxs constructor');
Object.defineProperty(Object.prototype,__wxsConstructor,{configurable:true,get(){return Object.prototype.toString.call(this).slice(8,-1)}});
`;

/** Comments and strings are skipped; wxs has no regular expressions between slashes. */
const CONSTRUCTOR = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(\.\s*constructor\b)/g;
const REQUIRE = /\brequire\s*\(\s*(['"])(.+?)\1\s*\)/g;

/** glass-easel closes the module on the script's last line, which may be a comment. */
const toModule = (source: string): string =>
  `${source.replace(CONSTRUCTOR, (whole: string, access: string | undefined) => (access === undefined ? whole : '[__wxsConstructor]'))}\n`;

const withoutExtension = (path: string): string => path.replace(/\.wxs$/, '');

interface Wxs {
  /** The file to name, and the line where the script starts in it, from 0. */
  file: string;
  firstLine: number;
  source: string;
}

/** The modules a script asks for, by path without extension. */
const requiredBy = (files: ProjectFiles, { file, source }: Wxs): string[] =>
  [...source.matchAll(REQUIRE)].map(([whole, , reference = '']) => {
    const path = withoutExtension(resolvePath(file, reference));
    if (files.has(`${path}.wxs`)) return path;
    throw new HostError('bad_script', `there is no wxs module "${reference}"`, placeOf(file, readText(files, file), whole));
  });

const check = async ({ file, firstLine, source }: Wxs): Promise<void> => {
  const problem = syntaxProblem(source, ['require', 'exports', 'module']);
  if (problem !== undefined) throw await explainScript(source, file, problem, firstLine);
};

/** Takes the wxs written inside a template into its group; answers the modules that it and the template's `src` ask for. */
const takeInline = async (group: TmplGroup, files: ProjectFiles, template: string): Promise<string[]> => {
  const asked: string[] = [];
  for (const name of group.getInlineScriptModuleNames(template) as string[]) {
    const wxs = { file: `${template}.wxml`, firstLine: group.getInlineScriptStartLine(template, name), source: group.getInlineScript(template, name) };
    await check(wxs);
    asked.push(...requiredBy(files, wxs));
    group.setInlineScript(template, name, toModule(wxs.source));
  }
  return asked;
};

const linked = (group: TmplGroup, files: ProjectFiles, template: string): string[] =>
  (group.getScriptDependencies(template) as string[]).map((path) => {
    if (files.has(`${path}.wxs`)) return path;
    const file = `${template}.wxml`;
    const name = `${path.slice(path.lastIndexOf('/') + 1)}.wxs`;
    throw new HostError('bad_template', `there is no wxs file ${path}.wxs`, placeOf(file, readText(files, file), name));
  });

const hasScripts = (group: TmplGroup, template: string): boolean =>
  group.getInlineScriptModuleNames(template).length > 0 || group.getScriptDependencies(template).length > 0;

/** Adds every wxs module that the group's templates reach. Without any, glass-easel leaves out the runtime that ours builds on. */
export const addScripts = async (group: TmplGroup, files: ProjectFiles, templates: string[]): Promise<void> => {
  if (templates.some((path) => hasScripts(group, path))) group.setExtraRuntimeScript(WXS_RUNTIME);
  const waiting: string[] = [];
  for (const template of templates) waiting.push(...linked(group, files, template), ...(await takeInline(group, files, template)));
  const done = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (done.has(path)) continue;
    done.add(path);
    const wxs = { file: `${path}.wxs`, firstLine: 0, source: readText(files, `${path}.wxs`) };
    await check(wxs);
    group.addScript(path, toModule(wxs.source));
    waiting.push(...requiredBy(files, wxs));
  }
};
