import { join } from 'node:path';
import { compileProject } from '../../src/compile/compile-project';
import { diskPath } from '../../src/project/read-project';
import { compile, ONE_PAGE, refusal, removeProjects, writeProject } from '../compile/project-folder';

afterEach(removeProjects);

const PAGE_B = { 'pages/b.js': 'Page({})', 'pages/b.wxml': '<view />' };
const component = (path: string, json: Record<string, unknown> = {}) => ({
  [`${path}.json`]: { component: true, ...json },
  [`${path}.js`]: 'Component({})',
  [`${path}.wxml`]: '<view />',
});

describe('settings', () => {
  test('a folder with app.json alone is a project', async () => {
    const { manifest } = await compile(ONE_PAGE);
    expect(manifest).toMatchObject({ appId: 'touristappid', requestDomains: [], pages: ['pages/a'], entryPage: 'pages/a' });
  });

  test('private settings are laid over the shared ones, key by key in setting', async () => {
    const moved = Object.fromEntries(Object.entries(ONE_PAGE).map(([path, content]) => [`dist/${path}`, content]));
    const { manifest, root } = await compile({
      ...moved,
      'project.config.json': { miniprogramRoot: 'dist/', appid: 'wx1', projectname: '%E5%BA%97', libVersion: '3.1.0', setting: { es6: true, urlCheck: true } },
      'project.private.config.json': '\uFEFF{"libVersion":"3.2.1","setting":{"urlCheck":false}}',
    });
    expect(manifest).toMatchObject({ appId: 'wx1', projectName: '店', sdkVersion: '3.2.1', requestDomains: null });
    expect(root.endsWith('dist')).toBe(true);
  });

  test('request domains are the project’s own list', async () => {
    const { manifest } = await compile({ ...ONE_PAGE, 'project.config.json': { weappHost: { requestDomains: ['https://a.test'] } } });
    expect(manifest.requestDomains).toEqual(['https://a.test']);
  });

  test('a folder without either file is refused', async () => {
    expect(await refusal({ 'readme.md': 'x' })).toMatch(/^bad_project .*holds neither project.config.json nor app.json/);
  });

  test('a root that was not built is refused', async () => {
    expect(await refusal({ 'project.config.json': { miniprogramRoot: 'dist/' } })).toBe(
      'bad_project project.config.json: miniprogramRoot "dist/" has no app.json: build the project first',
    );
  });
});

describe('app.json', () => {
  test.each([
    ['{\n  "pages": [\n    "pages/a",\n  ]\n}', 'bad_project app.json:3:14: JSON does not support trailing commas'],
    ['{\n  // pages\n  "pages": ["pages/a"]\n}', 'bad_project app.json:2:3: JSON does not support comments'],
    ['{"pages": [', 'bad_project app.json:1:12: Unexpected end of file in JSON'],
    ['[]', 'bad_project app.json: an object { … } is expected'],
    ['{"pages": []}', 'bad_project app.json:1:2: pages is empty: a mini-program has at least one page'],
    ['{"pages": ["pages/a", "pages/x"]}', 'bad_project app.json:1:23: pages[1] "pages/x" has no pages/x.js'],
    ['{"pages": ["pages/a", "pages/a"]}', 'bad_project app.json:1:12: page "pages/a" is listed twice'],
    ['{"pages": ["pages/a"], "entryPagePath": "pages/b"}', 'bad_project app.json:1:24: entryPagePath "pages/b" is not a page'],
    ['{"pages": ["pages/a"], "themeLocation": "theme.json"}', 'bad_project app.json:1:24: themeLocation "theme.json" is not there'],
    ['{"pages": ["pages/a"], "subPackages": [{"root": "shop", "pages": ["index"]}]}', 'bad_project app.json:1:67: subPackages[0].pages[0] "index" has no shop/index.js'],
  ])('%s is refused', async (text, expected) => {
    expect(await refusal({ ...ONE_PAGE, 'app.json': text })).toBe(expected);
  });

  test('pages of sub-packages follow those of the main package, in either spelling', async () => {
    const { manifest } = await compile({
      ...ONE_PAGE,
      'app.json': { pages: ['pages/a'], entryPagePath: 'shop/index', subpackages: [{ root: '/shop/', name: 's', pages: ['index'], independent: true }], themeLocation: './theme.json' },
      'shop/index.js': 'Page({})',
      'shop/index.wxml': '<view />',
      'theme.json': { light: { bar: '#fff' }, dark: { bar: '#000' } },
    });
    expect(manifest).toMatchObject({ pages: ['pages/a', 'shop/index'], entryPage: 'shop/index', theme: { light: { bar: '#fff' }, dark: { bar: '#000' } } });
    expect(manifest.packages).toMatchObject([{ root: '', isIndependent: false }, { root: 'shop', name: 's', isIndependent: true }]);
  });
});

describe('tab bar', () => {
  const withTabs = (list: unknown[], more: Record<string, unknown> = {}) => ({ ...ONE_PAGE, ...PAGE_B, 'app.json': { pages: ['pages/a', 'pages/b'], tabBar: { list, ...more } } });
  const tab = (pagePath: string) => ({ pagePath, text: pagePath });

  test('has two to five items', async () => {
    expect(await refusal(withTabs([tab('pages/a')]))).toMatch(/tabBar.list has 1 items: WeChat wants 2 to 5/);
    expect(await refusal(withTabs(Array.from({ length: 6 }, () => tab('pages/a'))))).toMatch(/tabBar.list has 6 items/);
    await expect(compile(withTabs([tab('pages/a'), tab('pages/b')]))).resolves.toBeDefined();
  });

  test('leads to pages of the main package only', async () => {
    expect(await refusal(withTabs([tab('pages/a'), tab('pages/c')]))).toBe(
      'bad_project app.json:13:9: tabBar.list[1].pagePath "pages/c" is not a page of the main package',
    );
  });

  test('of its own is a component the app must have', async () => {
    const custom = withTabs([tab('pages/a'), tab('pages/b')], { custom: true });
    expect(await refusal(custom)).toMatch(/tabBar.custom is true and there is no custom-tab-bar\/index.js/);
    const { manifest } = await compile({ ...custom, ...component('custom-tab-bar/index') });
    expect(manifest.components['custom-tab-bar/index']).toMatchObject({ isPage: false, hasScript: true });
  });
});

describe('components', () => {
  test('are found beside, from the root, as a folder, through the app, in a circle and as a generic’s default', async () => {
    const { manifest } = await compile({
      ...ONE_PAGE,
      'app.json': { pages: ['pages/a'], usingComponents: { 'app-wide': 'parts/wide' } },
      'pages/a.json': { usingComponents: { near: './near', far: '/parts/far' } },
      ...component('pages/near', { usingComponents: { far: '../parts/far' }, componentGenerics: { item: { default: '../parts/item' }, other: true } }),
      ...component('parts/far/index', { usingComponents: { near: '/pages/near' } }),
      ...component('parts/wide'),
      ...component('parts/item'),
    });
    expect(Object.keys(manifest.components).sort()).toEqual(['pages/a', 'pages/near', 'parts/far/index', 'parts/item', 'parts/wide']);
    expect(manifest.components['pages/a']?.usingComponents).toEqual({ 'app-wide': 'parts/wide', near: 'pages/near', far: 'parts/far/index' });
    expect(manifest.components['pages/near']?.genericDefaults).toEqual({ item: 'parts/item' });
  });

  test('with a bare name come from the nearest miniprogram_npm', async () => {
    const { manifest } = await compile({
      ...ONE_PAGE,
      'pages/a.json': { usingComponents: { button: 'kit/button', card: 'card' } },
      ...component('miniprogram_npm/kit/button/index'),
      ...component('miniprogram_npm/card/index'),
      ...component('pages/miniprogram_npm/card/index'),
    });
    expect(manifest.components['pages/a']?.usingComponents).toEqual({ button: 'miniprogram_npm/kit/button/index', card: 'pages/miniprogram_npm/card/index' });
  });

});

describe('npm packages that were not built', () => {
  test('are read from where npm put them', async () => {
    const folder = writeProject({
      ...ONE_PAGE,
      'package.json': { dependencies: { '@shop/kit': '1', plain: '1' } },
      'pages/a.json': { usingComponents: { button: '@shop/kit/button/index' } },
      'node_modules/plain/package.json': { main: 'index.js' },
      'node_modules/@shop/kit/package.json': { miniprogram: 'lib', dependencies: { base: '1' } },
      ...component('node_modules/@shop/kit/lib/button/index'),
      'node_modules/base/package.json': {},
      'node_modules/base/miniprogram_dist/index.js': 'module.exports = 1',
    });
    const project = await compileProject(folder, () => undefined);
    expect(project.virtualFolders).toEqual({
      'miniprogram_npm/@shop/kit': join(folder, 'node_modules/@shop/kit/lib'),
      'miniprogram_npm/base': join(folder, 'node_modules/base/miniprogram_dist'),
    });
    expect(project.manifest.components['pages/a']?.usingComponents.button).toBe('miniprogram_npm/@shop/kit/button/index');
    expect([...project.scripts.keys()]).toEqual(['pages/a.js', 'miniprogram_npm/@shop/kit/button/index.js', 'miniprogram_npm/base/index.js']);
    expect(diskPath(project, 'miniprogram_npm/base/a.png')).toBe(join(folder, 'node_modules/base/miniprogram_dist/a.png'));
    expect(diskPath(project, 'miniprogram_npm/base/../../a.png')).toBeUndefined();
    expect(diskPath(project, '../secret')).toBeUndefined();
  });

});

describe('components that cannot be used', () => {
  test('missing ones are refused in the name of the JSON file that asks', async () => {
    const files = { ...ONE_PAGE, 'pages/a.json': '{\n  "usingComponents": { "gone": "../parts/gone" }\n}' };
    expect(await refusal(files)).toBe('bad_project pages/a.json:2:24: usingComponents["gone"]: there is no component "../parts/gone"');
  });

  test('those of plugins are left out with a warning', async () => {
    const { manifest, warnings } = await compile({ ...ONE_PAGE, 'pages/a.json': { usingComponents: { map: 'plugin://maps/map' } } });
    expect(manifest.components['pages/a']?.usingComponents).toEqual({});
    expect(warnings).toEqual([expect.stringContaining('pages/a.json: usingComponents["map"] is "plugin://maps/map": plugins')]);
  });
});

describe('sizes', () => {
  const MEGABYTES_2 = 2 * 1024 * 1024;
  const shop = { ...ONE_PAGE, 'app.json': { pages: ['pages/a'], subPackages: [{ root: 'shop', pages: ['index'] }] }, 'shop/index.js': '', 'shop/index.wxml': '' };

  test('a sub-package may have 2 MB and not one byte more', async () => {
    const { manifest } = await compile({ ...shop, 'shop/a.png': 'x'.repeat(MEGABYTES_2) });
    expect(manifest.packages[1]?.bytes).toBe(MEGABYTES_2);
    expect(await refusal({ ...shop, 'shop/a.png': 'x'.repeat(MEGABYTES_2 + 1) })).toBe(
      'too_large sub-package "shop" has 2097153 bytes; WeChat takes 2097152 (2 MB)',
    );
  });

  test('the main package is what is left; what is not uploaded does not count', async () => {
    const { manifest } = await compile({ ...shop, 'notes.md': 'x'.repeat(MEGABYTES_2), 'big/a.png': 'x'.repeat(MEGABYTES_2), 'project.config.json': { packOptions: { ignore: [{ type: 'folder', value: 'big' }] } } });
    expect(manifest.packages[0]?.bytes).toBeLessThan(1000);
    expect(await refusal({ ...shop, 'a.png': 'x'.repeat(MEGABYTES_2) })).toMatch(/^too_large the main package has/);
  });

  test('30 MB in all', async () => {
    const roots = Array.from({ length: 16 }, (_, index) => `p${index}`);
    const files = Object.fromEntries(roots.flatMap((root) => [[`${root}/i.js`, ''], [`${root}/i.wxml`, ''], [`${root}/a.png`, 'x'.repeat(MEGABYTES_2)]]));
    const app = { pages: ['pages/a'], subPackages: roots.map((root) => ({ root, pages: ['i'] })) };
    expect(await refusal({ ...ONE_PAGE, ...files, 'app.json': app })).toMatch(/^too_large the mini-program has \d+ bytes; WeChat takes 31457280 \(30 MB\)/);
  });
});
