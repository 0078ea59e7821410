import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { compile, ONE_PAGE, refusal, removeProjects, type Files } from './project-folder';

afterEach(removeProjects);

type Groups = Record<string, glassEasel.template.ComponentTemplate['content']>;

const evaluate = (expression: string): Groups => (globalThis.eval(expression) as Groups);

/** The page's tree as glass-easel builds it from the compiled templates, without white space between nodes. */
const render = async (files: Files, data: Record<string, unknown> = {}): Promise<string> => {
  const { templates } = await compile({ ...ONE_PAGE, ...files });
  const groups = evaluate(templates);
  const environment = new MiniProgramEnv();
  const space = environment.createCodeSpace('', true);
  space.addCompiledTemplate('pages/a', { groupList: groups, content: groups['pages/a']!, fallbackListenerOnNativeNode: true });
  space.componentEnv('pages/a', ({ Page }) => Page({ data }));
  const root = environment.associateBackend(new glassEasel.EmptyBackendContext()).createRoot('body', space, 'pages/a').getComponent();
  return glassEasel.dumpElementToString(root, true);
};

const page = (wxml: string, more: Files = {}): Files => ({ 'pages/a.wxml': wxml, ...more });

test('imports, includes, spread data, loops and conditions are in one expression', async () => {
  const tree = await render(
    page('<import src="../parts/rows.wxml" /><include src="/parts/end" /><template is="row" data="{{ ...row, mark: 2 }}" /><block wx:for="{{ list }}" wx:key="*this"><text wx:if="{{ index }}">{{ item }}</text><text wx:else>first</text></block>', {
      'parts/rows.wxml': '<template name="row"><text>{{ name }}-{{ mark }}</text></template>',
      'parts/end.wxml': '<text>included</text>',
    }),
    { row: { name: 'n' }, list: ['x', 'y'] },
  );
  for (const text of ['n-2', 'included', 'first', 'y']) expect(tree).toContain(text);
});

test('a template that calls itself by a computed name renders to its depth, as Taro’s do', async () => {
  const tree = await render(
    page('<import src="../base.wxml" /><template is="{{ xs.a(0) }}" data="{{ i: root, c: 1 }}" /><wxs module="xs" src="../utils.wxs" />', {
      'base.wxml': '<wxs module="xs" src="./utils.wxs" /><template name="t0"><view>{{ i.n }}<template is="{{ xs.a(0) }}" data="{{ i: item, c: c + 1 }}" wx:for="{{ i.cn }}" wx:key="n" /></view></template>',
      'utils.wxs': 'module.exports = { a: function (l) { return "t" + l } }',
    }),
    { root: { n: 'one', cn: [{ n: 'two', cn: [{ n: 'three', cn: [] }] }] } },
  );
  for (const text of ['one', 'two', 'three']) expect(tree).toContain(text);
});

test('every way to bind an event or a value is understood', async () => {
  const { warnings } = await compile({
    ...ONE_PAGE,
    ...page(`<view bindtap="f" bind:tap="f" catchtap="f" catch:touchmove="f" mut-bind:tap="f" capture-bind:tap="f" capture-catch:tap="f" data-a-b="{{ 1 }}" mark:x="y">
      <input model:value="{{ v }}" bind:input="f" /><slot name="s" /><my slot="s" generic:item="my" change:prop="{{ m.f }}" /></view><wxs module="m">exports.f = function () {}</wxs>`),
  });
  expect(warnings).toEqual([]);
});

test('\\n breaks the line where it is text, also alone; not in bindings, attributes, comments and wxs', async () => {
  const { templates } = await compile({
    ...ONE_PAGE,
    ...page('<!-- \\n --><text data-a="b\\n">c\\nd{{ "e\\\\n" }}</text><text>\\n</text><wxs module="m">exports.a = "f\\n"</wxs>'),
  });
  expect(templates).toContain(String.raw`Y("c"+Y("\n")+"d"+Y("e\\n"))`);
  expect(templates).toContain(String.raw`T(Y("\n"))`);
  expect(templates).toContain(String.raw`exports.a = "f\n"`);
  expect(templates).toContain(String.raw`"b\\n"`);
});

describe('wxs', () => {
  const shown = (body: string, more: Files = {}) => render(page(`<wxs module="m">${body}</wxs><text>{{ m.f(value) }}</text>`, more), { value: [1, 2] });

  test('asks for modules with their extension, beside and from the root', async () => {
    const modules = { 'pages/b.wxs': 'var c = require("../lib/c.wxs"); module.exports = { n: c.n + 1 } // end', 'lib/c.wxs': 'exports.n = require("/lib/d.wxs")', 'lib/d.wxs': 'module.exports = 40' };
    expect(await shown('var b = require("./b.wxs"); module.exports.f = function () { return "is " + b.n }', modules)).toContain('is 41');
  });

  test('has getRegExp and getDate, and names a type by its constructor', async () => {
    const tree = await shown(`
      // x.constructor
      var f = function (value) { return [value.constructor, 'a'.constructor, (1).constructor, ({}).constructor, f.constructor, getRegExp('^A', 'i').test('abc'), getDate(2020, 0, 1).getFullYear(), "x.constructor"].join() }
      module.exports = { f: f }`);
    expect(tree).toContain('Array,String,Number,Object,Function,true,2020,x.constructor');
  });

  test('sees nothing of the browser', async () => {
    const names = ['window', 'document', 'globalThis', 'setTimeout', 'fetch'];
    expect(await shown(`exports.f = function () { return [${names.map((name) => `typeof ${name}`).join()}].join() }`)).toContain(names.map(() => 'undefined').join());
  });

  test.each([
    [page('\n<wxs module="m">\nvar a = ;\n</wxs>'), 'bad_script pages/a.wxml:3:9: Unexpected ";"'],
    [page('<wxs module="m" src="./b.wxs" />', { 'pages/b.wxs': 'var a = 1;\nfunction (' }), 'bad_script pages/b.wxs:2:10: Expected identifier but found "("'],
    [page('\n<wxs module="m" src="./b.wxs" />'), 'bad_template pages/a.wxml:2:24: there is no wxs file pages/b.wxs'],
    [page('<wxs module="m">\nrequire("./b.wxs")</wxs>'), 'bad_script pages/a.wxml:2:1: there is no wxs module "./b.wxs"'],
  ])('is refused with its place: %#', async (files, expected) => {
    expect(await refusal({ ...ONE_PAGE, ...files })).toBe(expected);
  });
});

test.each([
  ['<view>\n  <text a="{{ b + }}" />\n</view>', 'bad_template pages/a.wxml:2:19: unexpected character inside expression'],
  ['<view>\n  <text>\n</view>', 'bad_template pages/a.wxml:2:4: missing end tag'],
  ['<view></text></view>', 'bad_template pages/a.wxml:1:2: missing end tag'],
  ['<view></view></text>', 'bad_template pages/a.wxml:1:14: invalid end tag'],
  ['<view />\n<import src="./gone.wxml" />', 'bad_template pages/a.wxml:2:9: there is no template pages/gone.wxml'],
  ['<include src="/gone" />', 'bad_template pages/a.wxml:1:10: there is no template gone.wxml'],
])('%s is refused', async (wxml, expected) => {
  expect(await refusal({ ...ONE_PAGE, 'pages/a.wxml': wxml })).toBe(expected);
});

test('nesting that would exhaust the compiler is refused, and the next project compiles', async () => {
  const deep = `${'<view>\n'.repeat(5_000)}${'</view>'.repeat(5_000)}`;
  expect(await refusal({ ...ONE_PAGE, 'pages/a.wxml': deep })).toBe('bad_template pages/a.wxml:501: elements are nested deeper than 500');
  expect((await compile(ONE_PAGE)).manifest.pages).toEqual(['pages/a']);
});

test('what is only odd, or what WeChat takes, is a warning', async () => {
  const { warnings } = await compile({ ...ONE_PAGE, 'pages/a.wxml': '<view a="1" a="2" />\n<slot><view /></slot>' });
  expect(warnings).toEqual(['pages/a.wxml:1:13: duplicated attribute', 'pages/a.wxml:2:7: child nodes are not allowed for this element']);
});
