import { runInNewContext } from 'node:vm';
import { GIVEN_NAMES } from '../../src/compile/bundle';
import { compileScript } from '../../src/compile/script';
import { ONE_PAGE, refusal, removeProjects } from './project-folder';

afterEach(removeProjects);

/** Runs a compiled script as the browser would, and answers its exports. */
const run = async (source: string, modules: Record<string, unknown> = {}): Promise<unknown> => {
  const module = { exports: {} };
  const given = Object.fromEntries(GIVEN_NAMES.map((name) => [name, name]));
  const values = { ...given, module, exports: module.exports, require: (path: string) => modules[path] };
  const define = (_path: string, script: (...args: unknown[]) => void): void => script.call(undefined, ...Object.values(values));
  runInNewContext(await compileScript('a.js', source), { __weapp: { define }, window: 'the browser’s own' });
  return module.exports;
};

test('a script stays as it is, on its own lines', async () => {
  const source = '// first\nmodule.exports = { a: 1 } // last';
  const compiled = await compileScript('pages/a.js', source);
  expect(compiled.startsWith('__weapp.define("pages/a.js",function(require,module,exports,wx,')).toBe(true);
  expect(compiled.split('\n')[1]).toBe('module.exports = { a: 1 } // last');
});

test('the browser’s names are hidden', async () => {
  expect(await run('module.exports = [typeof window, typeof fetch, typeof wx]')).toEqual(['undefined', 'undefined', 'string']);
});

test.each(['const URL = 1; module.exports = URL', 'let window = 1; module.exports = window', 'class Event {} module.exports = 1', 'var window = 1; module.exports = window', 'import a from "a"; const URL = a; export { URL as default }'])(
  'a script may declare such a name itself: %s',
  async (source) => {
    const exported = await run(source, { a: 1 });
    expect([1, { default: 1 }]).toContainEqual(typeof exported === 'object' ? { default: (exported as { default: unknown }).default } : exported);
  },
);

test('var beside a given name keeps what was given', async () => {
  expect(await run('var wx = wx || {}; var exports = exports || {}; exports.a = wx')).toEqual({ a: 'wx' });
});

test('modules become CommonJS, and see CommonJS and modules alike', async () => {
  const exported = await run('import one, { b } from "./c";\nimport * as all from "./m";\nexport default one.a + b;\nexport const rest = all.default;', {
    './c': { a: 1, b: 2 },
    './m': { __esModule: true, default: 4 },
  });
  expect(exported).toMatchObject({ default: 3, rest: 4 });
});

test('modules keep their lines', async () => {
  const source = 'import a from "a";\n\n/* two\n lines */\nexport const f = () => {\n  const s = `x\ny`;\n\n  // why\n  return a(\n    s,\n    here);\n};\nexport default class {\n  g() {\n    return there;\n  }\n}\n';
  const lines = (await compileScript('a.js', source)).split('\n');
  const lineOf = (word: string) => lines.findIndex((line) => line.includes(word)) + 1;
  expect([lineOf('return(0,import_a'), lineOf('here)'), lineOf('class'), lineOf('return there')]).toEqual([10, 12, 14, 16]);
});

test.each([
  ['Page({\n  a: [1, 2\n})', 'bad_script pages/a.js:3:1: Expected "]" but found "}"'],
  ['import a from "a";\nconst = 1;', 'bad_script pages/a.js:2:7: Expected identifier but found "="'],
  ['let a = 1;\nlet a = 2;', 'bad_script pages/a.js:2:5: The symbol "a" has already been declared'],
  ['export const a = await 1;', 'bad_script pages/a.js:1:18: Top-level await is currently not supported with the "cjs" output format'],
  ['}); (function () {', 'bad_script pages/a.js:1:1: Unexpected "}"'],
])('a script that does not parse is refused: %s', async (source, expected) => {
  expect(await refusal({ ...ONE_PAGE, 'pages/a.js': source })).toBe(expected);
});
