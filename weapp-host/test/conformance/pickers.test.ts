import { dataOf, find, findAll, textOf, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeEach(async () => {
  page = await phone().open('/pages/picker/index');
});
const choose = async (selector: string, value: unknown) => (await find(page, selector)).trigger('change', { value });

describe('组件 / 表单组件 / picker', () => {
  test('a choice of the selector is an index', async () => {
    expect(await textOf(page, '#chosen')).toBe('Apple');
    await choose('#selector', 1);
    expect(await textOf(page, '#chosen')).toBe('Bread');
  });

  test('a choice of several columns is a list of indexes', async () => {
    await choose('#multi', [1, 0]);
    expect(await textOf(page, '#chosen-multi')).toBe('green small');
  });

  test.each([
    ['#time', 'time', '17:05'],
    ['#date', 'day', '2024-03-01'],
  ])('%s has the value as text', async (selector, field, value) => {
    await choose(selector, value);
    expect(await textOf(page, selector)).toBe(value);
    expect(await dataOf(page, field)).toBe(value);
  });

  test('the element knows its mode and range', async () => {
    const multi = await find(page, '#multi');
    expect(await multi.property('mode')).toBe('multiSelector');
    expect(await multi.property('range')).toEqual([['red', 'green'], ['small', 'large']]);
    expect(await multi.property('value')).toEqual([0, 1]);
  });
});

describe('组件 / 表单组件 / picker-view', () => {
  test('shows its columns with their rows', async () => {
    const columns = await findAll(await find(page, '#view'), 'picker-view-column');
    const texts: string[] = [];
    for (const column of columns) texts.push((await column.text()).replace(/\s+/g, ' ').trim());
    expect(texts).toEqual(['red green', 'small large']);
  });

  test('a change tells the list of indexes', async () => {
    await choose('#view', [1, 1]);
    expect(await dataOf(page, 'view')).toEqual([1, 1]);
  });
});
