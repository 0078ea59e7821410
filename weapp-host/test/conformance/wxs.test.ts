import { call, dataOf, find, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/wxs/index');
});

describe('框架 / WXS 语法参考 (wxs)', () => {
  test.each([
    ['#yuan', 'a module requires another', '¥12.05'],
    ['#kinds', 'constructor is the name of the type', 'Number,String,Boolean,Object,Array'],
    ['#constructors', 'also of dates and regular expressions', 'Date RegExp'],
    ['#date', 'getDate makes dates', '2024-2-29'],
    ['#masked', 'getRegExp makes regular expressions, with flags', '138****5678'],
    ['#found', 'which test', 'true'],
    ['#math', 'Math, JSON and parseInt are there', '3 9'],
    ['#seen', 'what scripts and browsers have is not', '[]'],
    ['#inline', 'a module may be written in the page', 'GO! inline "wxs"'],
  ])('%s: %s', async (selector, _rule, shown) => {
    expect(await textOf(page, selector)).toBe(shown);
  });
});

describe('框架 / WXS 响应事件 (wxs event handlers)', () => {
  test('a handler styles a node, calls the page and stops the bubbling by returning false', async () => {
    await tap(page, '#tapped');
    expect(await until('the page heard', () => dataOf(page, 'heard'))).toEqual({ id: 'tapped', amount: '5' });
    const box = await find(page, '#box');
    expect(await box.style('opacity')).toBe('0.5');
    expect((await box.attribute('class')).split(' ')).toEqual(expect.arrayContaining(['box', 'marked']));
    expect(await dataOf(page, 'bubbled')).toBe(0);
  });

  test('a handler measures, remembers and waits; a binding may choose between handlers', async () => {
    await page.setData({ heard: null });
    await tap(page, '#measured');
    expect(await until('the page heard', () => dataOf(page, 'heard'))).toEqual({
      times: 1,
      dataset: { kind: 'ruler' },
      hasClass: [true, false],
      width: 50,
      style: { display: 'block' },
      missing: true,
    });
    await page.setData({ isLocked: true, heard: null });
    await tap(page, '#measured');
    expect(await dataOf(page, 'heard')).toBeNull();
  });

  test('change: is called with the new and the old value', async () => {
    await call(page, 'step');
    const watched = await find(page, '#watched');
    await until('the class is there', async () => String(await watched.attribute('class')).includes('changed-to-2'));
    expect(await watched.text()).toBe('Step 2');
  });
});
