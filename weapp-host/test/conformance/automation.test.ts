import type { InputElement } from 'miniprogram-automator/out/Element';
import { dataOf, find, findAll, findComponent, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

declare const getApp: () => { globalData: Record<string, unknown> };
declare const tellTest: (...args: unknown[]) => void;
declare const wx: Record<string, (...args: unknown[]) => unknown>;

const { phone } = openFixture();

describe('小程序自动化 / MiniProgram', () => {
  test('evaluate runs a function in the mini-program and gives what it, or its promise, gives', async () => {
    const { miniProgram } = phone();
    expect(await miniProgram.evaluate(() => getApp().globalData.name)).toBe('Corner shop');
    expect(await miniProgram.evaluate((a: number, b: number) => Promise.resolve(a + b), 2, 3)).toBe(5);
    await expect(miniProgram.evaluate(() => { throw new Error('evaluated'); })).rejects.toThrow('evaluated');
  });

  test('mockWxMethod gives a result or calls a function instead; restoreWxMethod ends it', async () => {
    const { miniProgram } = phone();
    await miniProgram.mockWxMethod('getStorageSync', 'mocked');
    expect(await phone().wx('getStorageSync', 'any')).toBe('mocked');
    await miniProgram.mockWxMethod('getStorageSync', (key: string, suffix: string) => key + suffix, '!');
    expect(await miniProgram.evaluate(() => wx.getStorageSync?.('key'))).toBe('key!');
    await miniProgram.restoreWxMethod('getStorageSync');
    expect(await phone().wx('getStorageSync', 'any')).toBe('');
  });

  test('a mocked asynchronous method calls success or fail by its errMsg', async () => {
    const { miniProgram } = phone();
    await miniProgram.mockWxMethod('showModal', { confirm: true, cancel: false });
    expect(await phone().wx('showModal', { title: 'sure?' })).toMatchObject({ confirm: true });
    await miniProgram.restoreWxMethod('showModal');
  });

  test('exposeFunction lets the mini-program call the test', async () => {
    const told: unknown[][] = [];
    await phone().miniProgram.exposeFunction('tellTest', (...args: unknown[]) => void told.push(args));
    await phone().miniProgram.evaluate(() => tellTest('hello', { a: 1 }));
    await until('the test was told', async () => told.length > 0);
    expect(told).toEqual([['hello', { a: 1 }]]);
  });

  test('console tells type and arguments', async () => {
    const lines: { type: string; args: unknown[] }[] = [];
    phone().miniProgram.on('console', (line: { type: string; args: unknown[] }) => void lines.push(line));
    await phone().miniProgram.evaluate("() => console.warn('careful', 7)");
    await until('it was told', async () => lines.some(({ type, args }) => type === 'warn' && args[0] === 'careful' && args[1] === 7));
  });

  test('screenshot is a PNG, systemInfo is the phone’s', async () => {
    const data = await phone().miniProgram.screenshot();
    expect(Buffer.from(String(data), 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(await phone().miniProgram.systemInfo()).toMatchObject({ SDKVersion: '3.8.2', windowWidth: 375 });
  });
});

describe('小程序自动化 / Page', () => {
  let page: Page;
  beforeEach(async () => {
    page = await phone().open('/pages/list/index');
  });

  test('$ finds the first or null, $$ all', async () => {
    expect(await page.$('#nobody')).toBeNull();
    expect(await findAll(page, '#nobody')).toEqual([]);
    expect(await findAll(page, '#rows keeper')).toHaveLength(3);
    expect((await find(page, 'button')).tagName).toBe('button');
  });

  test('xpath finds as well', async () => {
    expect(await (await page.xpath('//button'))?.text()).toBe('Reverse');
  });

  test('data reads a path, setData writes and shows', async () => {
    expect(await page.data('rows[1].name')).toBe('Y');
    await page.setData({ plain: ['z'] });
    expect(await textOf(page, '#plain')).toBe('0z');
  });

  test('callMethod gives what the method gives', async () => {
    await page.callMethod('reverse');
    expect(await page.data('rows[0].id')).toBe('z');
  });

  test('size is that of the whole page', async () => {
    const tall = await phone().open('/pages/scrolling/index');
    expect((await tall.size()) as unknown).toEqual({ width: 375, height: 3000 });
  });
});

describe('小程序自动化 / Element', () => {
  test('text, attribute, style, property, value, size and offset', async () => {
    const page = await phone().open('/pages/query/index');
    const box = await find(page, '#box');
    expect(await box.text()).toBe('Box');
    expect(await box.attribute('data-name')).toBe('box');
    expect(await box.style('opacity')).toBe('0.5');
    expect((await box.size()) as unknown).toEqual({ width: 100, height: 40 });
    expect(await box.offset()).toEqual({ left: 0, top: 0 });
    await expect(box.property('nothing')).rejects.toThrow('view.nothing not exists');
  });

  test('wxml shows the inside, outerWxml the element as well', async () => {
    const page = await phone().open('/pages/content/index');
    const nested = await find(page, '#nested');
    expect(await nested.wxml()).toBe('outer <text>inner</text>');
    expect(await nested.outerWxml()).toMatch(/^<text id="nested"[^>]*>outer <text>inner<\/text><\/text>$/);
  });

  test('$ and $$ look inside of an element', async () => {
    const page = await phone().open('/pages/list/index');
    expect(await findAll(await find(page, '#rows'), 'keeper')).toHaveLength(3);
    expect(await (await find(page, '#plain')).$('keeper')).toBeNull();
  });

  test('a custom component has data, setData and callMethod', async () => {
    const page = await phone().open('/pages/properties/index');
    const observing = await findComponent(page, '#observing');
    await observing.setData({ first: 7 });
    expect(await observing.data('sum')).toBe(9);
    expect(await observing.callMethod('run', { first: 1 })).toEqual(['first,second 1 2']);
  });

  test('an element that has gone is refused', async () => {
    const page = await phone().open('/pages/lifetimes/index');
    const witness = await find(page, 'witness');
    await tap(page, '#toggle');
    await expect(witness.text()).rejects.toThrow();
  });

  test('input types into the element and tells the page', async () => {
    const page = await phone().open('/pages/model/index');
    await ((await find(page, '#two')) as InputElement).input('面包');
    await until('the page knows', async () => (await dataOf(page, 'value')) === '面包');
  });
});
