import { transform } from 'esbuild';
import { HostError } from '../host-error';
import { firstComplaint } from '../project/esbuild-failure';
import { readText, type ProjectFiles } from '../project/project-files';
import { GIVEN_NAMES, HIDDEN_NAMES } from './bundle';
import { keepLines } from './keep-lines';
import { badScript, explainScript, syntaxProblem } from './syntax';

/** esbuild holds every text it works on in memory. */
const BATCH = 64;
/** The browser that runs the result is this or newer, so that nothing is rewritten but modules. */
const TARGET = 'chrome110';

const PARAMETERS: readonly string[] = [...GIVEN_NAMES, ...HIDDEN_NAMES];
const IS_MODULE = /^Cannot use (?:import|'import\.meta')|^Unexpected token '(?:export|import)'|await is only valid/;

/** The body starts on the wrapper's own line, so that lines stay what they are. */
const define = (path: string, body: string): string => `__weapp.define(${JSON.stringify(path)},function(${PARAMETERS.join(',')}){${body}\n});`;

/**
 * A script may declare a name that the wrapper gives or hides: `var window` is plain JavaScript beside a parameter, `const URL`
 * is not, and then the script gets a function of its own inside.
 */
const wrap = (path: string, source: string): string | { problem: string } => {
  if (syntaxProblem(source, PARAMETERS) === undefined) return define(path, source);
  const problem = syntaxProblem(source, []);
  return problem === undefined ? define(path, `return(function(){${source}\n}).call(this)`) : { problem };
};

const toCommonJs = async (path: string, source: string): Promise<string> => {
  try {
    const { code, map } = await transform(source, {
      loader: 'js',
      format: 'cjs',
      target: TARGET,
      minifyWhitespace: true,
      legalComments: 'none',
      charset: 'utf8',
      sourcemap: 'external',
      sourcefile: path,
      logLevel: 'silent',
    });
    return `"use strict";${keepLines(code, map)}`;
  } catch (error) {
    const complaint = firstComplaint(error);
    throw complaint ? badScript(complaint, path) : error;
  }
};

/** Wraps a script as it is when the browser can read it so; an ES module becomes CommonJS first, as DevTools does. */
export const compileScript = async (path: string, source: string): Promise<string> => {
  const plain = wrap(path, source);
  if (typeof plain === 'string') return plain;
  if (!IS_MODULE.test(plain.problem)) throw await explainScript(source, path, plain.problem);
  const wrapped = wrap(path, await toCommonJs(path, source));
  if (typeof wrapped === 'string') return wrapped;
  throw new HostError('bad_script', wrapped.problem, { file: path });
};

/** Compiles every script, in batches that esbuild works on together. */
export const compileScripts = async (files: ProjectFiles, paths: string[]): Promise<Map<string, string>> => {
  const scripts = new Map<string, string>();
  for (let start = 0; start < paths.length; start += BATCH) {
    const batch = paths.slice(start, start + BATCH);
    const compiled = await Promise.all(batch.map((path) => compileScript(path, readText(files, path))));
    batch.forEach((path, index) => scripts.set(path, compiled[index] ?? ''));
  }
  return scripts;
};
