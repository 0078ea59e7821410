import { dataOf, find, findAll, tap, textOf, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
const text = async (selector: string) => (await textOf(page, selector)).replace(/\s+/g, ' ').trim();

describe('框架 / WXML 语法参考 / 数据绑定 (data binding)', () => {
  beforeAll(async () => {
    page = await phone().open('/pages/wxml/index');
  });

  test('content and attributes are bound', async () => {
    expect(await (await find(page, '#item-0')).attribute('class')).toBe('bound');
  });

  test.each([
    ['#item-0', '3 + 3 + d'],
    ['#logic', 'longer'],
    ['#string', 'hello WeChat'],
    ['#path', 'Hello Wei'],
    ['#missing', '[]'],
  ])('%s shows "%s"', async (selector, shown) => {
    expect(await text(selector)).toBe(shown);
  });

  test('a boolean attribute needs braces: the text "false" is true', async () => {
    expect(await (await find(page, '#string-false')).property('checked')).toBe(true);
    expect(await (await find(page, '#real-false')).property('checked')).toBe(false);
  });

  test('a ternary decides an attribute', async () => {
    expect(await (await find(page, '#ternary')).style('display')).toBe('none');
  });

  test('objects and arrays are put together in a template’s data, later fields winning', async () => {
    expect(await text('#combined')).toBe('1-2-134-5-3');
  });
});

describe('框架 / WXML 语法参考 / 条件渲染 (conditional rendering)', () => {
  test('wx:if, wx:elif and wx:else: one branch is there', async () => {
    page = await phone().open('/pages/wxml/index');
    const seen = [];
    for (let turn = 0; turn < 5; turn += 1) {
      seen.push(await text('#branch'));
      await tap(page, '#next');
    }
    expect(seen).toEqual(['3', '2', '2', '2', '1']);
    expect(await dataOf(page, 'level')).toBe(7);
  });

  test('block is no element', async () => {
    expect(await findAll(page, '.blocked')).toHaveLength(2);
    expect(await findAll(page, 'block')).toHaveLength(0);
  });

  test('hidden keeps the element', async () => {
    expect(await (await find(page, '#hidden')).style('display')).toBe('none');
    await page.setData({ isHidden: false });
    expect(await (await find(page, '#hidden')).style('display')).toBe('block');
  });
});

describe('框架 / WXML 语法参考 / 模板、引用 (templates, import and include)', () => {
  test('is chooses the template; a template sees its own data alone', async () => {
    page = await phone().open('/pages/wxml/index');
    expect(await text('#kinds')).toBe('odd 1;even 2;odd 3;');
  });

  test('a template may use itself', async () => {
    expect(await text('#tree')).toBe('(shop(fruit(apple))(bread))');
  });

  test('import gives the templates a file defines, not those it imports', async () => {
    expect(await text('#chained')).toBe('B from c; A from b');
  });

  test('include copies everything but templates, and sees the data of the page', async () => {
    expect(await text('#included')).toBe('WeChat: body, end');
  });
});
