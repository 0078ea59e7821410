import { call, dataOf, find, findComponent, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/modules/index');
});

describe('框架 / 逻辑层 / 模块化 (modules)', () => {
  test('a module runs once, however its path is written', async () => {
    expect(await dataOf(page, 'isSame')).toBe(true);
    expect(await dataOf(page, 'runs')).toBe(1);
  });

  test('ES module syntax gives default and named exports, and reads those of CommonJS', async () => {
    expect(await textOf(page, '#text')).toBe('12.05 yuan, 1 lines');
    expect(await dataOf(page, 'half')).toBe(0.5);
    expect(await dataOf(page, 'format')).toBe('0.99');
    expect(await dataOf(page, 'wrote')).toEqual(['esm described']);
  });

  test('modules that require each other see what the other had exported by then', async () => {
    expect(await dataOf(page, 'circle')).toEqual({ early: 'a began', seenByB: { early: 'a began' }, late: 'a ended' });
  });

  test('resolveAlias of app.json gives folders other names', async () => {
    expect(await call(page, 'requireAliased')).toBe(true);
  });

  test('a missing module is an error that names it', async () => {
    expect(await call(page, 'requireMissing')).toContain('no-such-file');
  });

  test('the browser’s own names are not there', async () => {
    const hidden = await dataOf<Record<string, string>>(page, 'hidden');
    expect(new Set(Object.values(hidden))).toEqual(new Set(['undefined']));
  });
});

describe('工具 / npm 支持 (npm packages)', () => {
  test('require finds packages in miniprogram_npm', async () => {
    expect(await textOf(page, '#sum')).toBe('6');
  });

  test('usingComponents of app.json finds components in miniprogram_npm, for every page', async () => {
    const cell = await findComponent(page, '#cell');
    expect(await cell.data()).toMatchObject({ label: 'Bread', value: '8.99' });
    await tap(cell, '.cell');
    await until('the page heard', async () => (await dataOf(page, 'pressed')) === 'Bread');
  });
});

describe('框架 / 分包加载 / 分包异步化 (sub-packages, asynchronously)', () => {
  test('require.async gives a script of a sub-package', async () => {
    await tap(page, '#load');
    expect(await until('it was loaded', () => dataOf<string | null>(page, 'order'))).toBe('000007');
    expect(await (await find(page, '#order')).text()).toBe('000007');
  });
});
