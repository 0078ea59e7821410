import { call, findAll, tap, textOf, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone } = openFixture();
const open = () => phone().open('/pages/list/index');
const text = async (page: Page, selector: string) => (await textOf(page, selector)).replace(/\s+/g, ' ').trim();
const keepers = async (page: Page, selector: string) => {
  const texts: string[] = [];
  for (const keeper of await findAll(page, `${selector} keeper`)) texts.push(await keeper.text());
  return texts;
};
const moves = async () => (await phone().diary()).filter((line) => line.startsWith('keeper')).map((line) => line.slice('keeper '.length));

describe('框架 / WXML 语法参考 / 列表渲染 (list rendering)', () => {
  test.each([
    ['#plain', 'item and index are there by default', '0a 1b'],
    ['#renamed', 'wx:for-item and wx:for-index rename them', 'a0 b1'],
    ['#object', 'an object gives its keys as index', 'apple=3 bread=5'],
    ['#string', 'a text is a list of its letters', 'a-b-c-'],
    ['#literal', 'a list may be written in place', '[1][2]'],
    ['#spaced', 'a blank after the braces makes a text of it', '[1][,][2][ ]'],
    ['#count', 'a number counts from 0', '012'],
    ['#empty', 'an empty list shows nothing', ''],
    ['#nested', 'lists nest', 'fruit/apple fruit/pear bakery/bread'],
    ['#multiplication', 'wx:for goes before wx:if on the same node', '1x1=1 1x2=2 2x2=4'],
  ])('%s: %s', async (selector, _rule, shown) => {
    expect(await text(await open(), selector)).toBe(shown);
  });
});

describe('框架 / WXML 语法参考 / 列表渲染 / wx:key', () => {
  test('with a key rows are moved, and keep their state', async () => {
    const page = await open();
    expect(await keepers(page, '#rows')).toEqual(['X>X', 'Y>Y', 'Z>Z']);
    await phone().clearDiary();
    await tap(page, '#reverse');
    expect(await keepers(page, '#rows')).toEqual(['Z>Z', 'Y>Y', 'X>X']);
    const lines = await moves();
    expect(lines.some((line) => /^[XYZ] moved$/.test(line))).toBe(true);
    expect(lines.filter((line) => /^[XYZ] (attached|detached)$/.test(line))).toEqual([]);
  });

  test('with the index as key rows stay where they are and get other data', async () => {
    const page = await open();
    await phone().clearDiary();
    await tap(page, '#reverse');
    expect(await keepers(page, '#unkeyed')).toEqual(['p>q', 'q>p']);
    expect((await moves()).filter((line) => /^[pq] /.test(line))).toEqual([]);
  });

  test('a new row is made, the others stay', async () => {
    const page = await open();
    await phone().clearDiary();
    await call(page, 'insert');
    expect(await keepers(page, '#rows')).toEqual(['W>W', 'X>X', 'Y>Y', 'Z>Z']);
    expect((await moves()).filter((line) => !line.endsWith('moved'))).toEqual(['W attached']);
  });

  test('a row that has gone is detached alone', async () => {
    const page = await open();
    await phone().clearDiary();
    await call(page, 'remove');
    expect(await keepers(page, '#rows')).toEqual(['X>X', 'Z>Z']);
    expect((await moves()).filter((line) => !line.endsWith('moved'))).toEqual(['Y detached']);
  });

  test('a path into a row changes that row', async () => {
    const page = await open();
    await call(page, 'rename');
    expect(await keepers(page, '#rows')).toEqual(['X>renamed', 'Y>Y', 'Z>Z']);
  });
});
