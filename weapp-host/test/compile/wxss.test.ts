import { HOST_SCOPE, SCOPE } from '../../src/compile/bundle';
import { lengthsInText } from '../../src/compile/lengths';
import { compile, ONE_PAGE, refusal, removeProjects, type Files } from './project-folder';

afterEach(removeProjects);

/** The page's sheet, with the markers written short. */
const style = async (wxss: string, more: Files = {}): Promise<string> => {
  const { styles } = await compile({ ...ONE_PAGE, 'pages/a.wxss': wxss, ...more });
  return (styles['pages/a'] ?? '').replaceAll(SCOPE, '~').replaceAll(HOST_SCOPE, '~host');
};

test.each([
  ['20rpx', 'calc(var(--rpx) * 20)'],
  ['-.5RPX 0 +1.25rpx', 'calc(var(--rpx) * -.5) 0 calc(var(--rpx) * 1.25)'],
  ['calc(100% - 20rpx*2)', 'calc(100% - calc(var(--rpx) * 20)*2)'],
  ['var(--gap-20rpx, 8rpx)', 'var(--gap-20rpx, calc(var(--rpx) * 8))'],
  ['"20rpx" \'a\\\'2rpx\' url(a-20rpx.png) 3rpxs x3rpx', '"20rpx" \'a\\\'2rpx\' url(a-20rpx.png) 3rpxs x3rpx'],
  ['calc(8rpx + env( safe-area-inset-top ))', 'calc(calc(var(--rpx) * 8) + var(--wh-inset-top))'],
  ['env(safe-area-inset-bottom, calc(1px + 2px)) env(SAFE-AREA-INSET-LEFT,var(--x))', 'var(--wh-inset-bottom) var(--wh-inset-left)'],
  ['"env(safe-area-inset-top)" url(env(safe-area-inset-top)) my-env(safe-area-inset-top) env(safe-area-inset-top-x)', '"env(safe-area-inset-top)" url(env(safe-area-inset-top)) my-env(safe-area-inset-top) env(safe-area-inset-top-x)'],
])('lengths in %s', (text, expected) => {
  expect(lengthsInText(text)).toBe(expected);
});

test.each([
  ['page, view.a::after', 'body, wx-view.~a::after'],
  ['my-part > .a .b:not(.c):nth-child(2n + 1)', 'my-part > .~a .~b:not(.~c):nth-child(2n + 1)'],
  ['#id, [data-x=".a"], *', '#id, [data-x=".a"], *'],
  [':host, :host(.wide) text', '[wx-host="~host"], [wx-host="~host"].~wide wx-text'],
  ['.w-1\\/2, .\\31 0', '.~w-1\\/2, .~10'],
  ['Scroll-View button', 'wx-scroll-view wx-button'],
])('selector %s', async (selector, expected) => {
  expect(await style(`${selector}{}`)).toBe(`${expected}{}`);
});

test('media queries, key frames, fonts and custom properties are kept', async () => {
  const sheet = await style(
    '@media (prefers-color-scheme: dark){.a{--gap:4rpx}}@keyframes page{from{top:1rpx}50.5%{top:0}}@font-face{font-family:x;src:url(data:font/woff;base64,AA==)}',
  );
  expect(sheet).toBe(
    '@media (prefers-color-scheme: dark){.~a{--gap:calc(var(--rpx) * 4)}}@keyframes page{from{top:calc(var(--rpx) * 1)}50.5%{top:0}}@font-face{font-family:x;src:url(data:font/woff;base64,AA==)}',
  );
});

test('addresses of the mini-program are served; others are left', async () => {
  expect(await style('a{b:url(../i/a.png),url("/i/b.png"),url(\'c.png\');c:url(https://x.test/a.png),url(//x.test/a),url(#g)}')).toBe(
    'a{b:url("/app/i/a.png"),url("/app/i/b.png"),url("/app/pages/c.png");c:url(https://x.test/a.png),url(//x.test/a),url(#g)}',
  );
});

test('imports are inlined where they stand, with addresses of their own folder, and a circle ends', async () => {
  const sheet = await style('@import "../s/b.wxss";\n@import url(/s/c.wxss) print;\n.a{}', {
    's/b.wxss': '@import "./d.wxss";.b{c:url(x.png)}',
    's/c.wxss': '.c{}',
    's/d.wxss': '@import "b.wxss";.d{}',
  });
  expect(sheet.replace(/\s+/g, '')).toBe('.~d{}.~b{c:url("/app/s/x.png")}@mediaprint{.~c{}}.~a{}');
});

test('the app and each component have a sheet of their own', async () => {
  const { styles } = await compile({
    ...ONE_PAGE,
    'app.wxss': 'view{}',
    'pages/a.json': { usingComponents: { b: 'b' } },
    'pages/b.js': 'Component({})',
    'pages/b.wxss': 'text{}',
  });
  expect(styles).toEqual({ app: 'wx-view{}', 'pages/b': 'wx-text{}' });
});

test.each([
  ['.a{}\n.b{', {}, 'bad_style pages/a.wxss:2:1: Unclosed block'],
  ['.a{}\n.b:{}', {}, /^bad_style pages\/a.wxss:2:1: selector "\.b:": /],
  ['\n@import "gone.wxss";', {}, 'bad_style pages/a.wxss:2:1: there is no style sheet "gone.wxss"'],
  ['@import "b.wxss";', { 'pages/b.wxss': '.a{}\n}' }, 'bad_style pages/b.wxss:2:1: Unexpected }'],
])('%s is refused', async (wxss, more: Files, expected) => {
  const message = await refusal({ ...ONE_PAGE, 'pages/a.wxss': wxss, ...more });
  if (typeof expected === 'string') expect(message).toBe(expected);
  else expect(message).toMatch(expected);
});
