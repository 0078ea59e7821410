import { withoutAlias } from '../../src/compile/path-alias';
import { compile, ONE_PAGE, refusal, removeProjects } from './project-folder';

afterEach(removeProjects);

const ALIASES = { '~/*': '/*', '~/origin/*': 'origin/*', '@utils/*': 'utils/*' };

test.each([
  ['~/pages/a', '/pages/a'],
  ['~/origin/pages/a', '/origin/pages/a'],
  ['@utils/date.js', '/utils/date.js'],
  ['@utils', '@utils'],
  ['./~/a', './~/a'],
  ['@utilsx/a', '@utilsx/a'],
])('%s means %s', (written, meant) => {
  expect(withoutAlias(written, ALIASES)).toBe(meant);
});

const app = (resolveAlias: Record<string, unknown>) => ({ 'app.json': { pages: ['pages/a'], resolveAlias } });

test('components, templates, wxs and style sheets are found through an alias', async () => {
  const { manifest, templates, styles } = await compile({
    ...ONE_PAGE,
    ...app({ '~/*': '/*', '@part/*': 'lib/parts/*' }),
    'pages/a.json': { usingComponents: { row: '@part/row' } },
    'pages/a.wxml': '<import src="@part/rows.wxml" /><include src=\'~/lib/end\' /><wxs module="m" src="~/lib/m.wxs" /><row />',
    'pages/a.wxss': '@import "@part/row.wxss";',
    'lib/parts/row.js': 'Component({})',
    'lib/parts/row.wxss': '.row { color: red }',
    'lib/parts/rows.wxml': '<template name="rows" />',
    'lib/end.wxml': '<view />',
    'lib/m.wxs': 'exports.a = 1',
  });
  expect(manifest.components['pages/a']?.usingComponents).toEqual({ row: 'lib/parts/row' });
  for (const path of ['lib/parts/rows', 'lib/end', 'lib/m']) expect(templates).toContain(`"${path}"`);
  expect(styles['pages/a']).toContain('color: red');
});

test.each([{ '~': '/*' }, { '~/*': '/' }, { '~/*': 1 }])('%j is refused', async (aliases) => {
  expect(await refusal({ ...ONE_PAGE, ...app(aliases) })).toMatch(/^bad_project app\.json:\d+:\d+: resolveAlias\[".*"\]: both sides must end with "\/\*"/);
});
