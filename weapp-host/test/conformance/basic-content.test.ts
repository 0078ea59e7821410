import { dataOf, find, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/content/index');
});

describe('组件 / 基础内容 / text', () => {
  test('\\n breaks the line', async () => {
    expect((await textOf(page, '#plain')).split('\n')).toHaveLength(2);
  });

  test('entities are decoded with decode alone', async () => {
    expect(await textOf(page, '#raw')).toBe('&lt;x&gt;');
    expect((await textOf(page, '#decoded')).replace(/\u00a0/g, ' ')).toBe("<x> &'");
  });

  test('space="nbsp" keeps several blanks', async () => {
    expect((await textOf(page, '#nbsp')).replace(/\u00a0/g, ' ')).toBe('a  b');
  });

  test('texts nest', async () => {
    expect(await textOf(page, '#nested')).toBe('outer inner');
  });
});

describe('组件 / 基础内容 / rich-text, icon, progress', () => {
  test('rich-text shows nodes, with those tags and attributes alone that are trusted', async () => {
    const shown = (await textOf(page, '#nodes')).replace(/\u00a0/g, ' ');
    expect(shown).toBe('Hello nodes');
  });

  test('rich-text shows HTML', async () => {
    const shown = (await textOf(page, '#html')).replace(/\u00a0/g, ' ');
    expect(shown).toContain('Some bold text');
    expect(shown).not.toContain('never');
  });

  test('an icon has its size, a progress its percent', async () => {
    expect(await (await find(page, '#icon')).size()).toEqual({ width: 30, height: 30 });
    expect(await (await find(page, '#progress')).property('percent')).toBe(40);
    expect(await textOf(page, '#progress')).toContain('40%');
  });
});

describe('组件 / 媒体组件 / image', () => {
  interface Told { id: string; type: string; detail: Record<string, unknown> }
  const told = (id: string) => until(`${id} loaded or failed`, async () => (await dataOf<Told[]>(page, 'images')).find((image) => image.id === id));

  test('load tells the picture’s own size in px', async () => {
    const { type, detail } = await told('good');
    expect(type).toBe('load');
    expect([detail.width, detail.height].map(Number)).toEqual([64, 48]);
  });

  test('a missing picture is an error', async () => {
    const { type, detail } = await told('bad');
    expect(type).toBe('error');
    expect(typeof detail.errMsg).toBe('string');
  });

  test('an address may start at the page’s folder', async () => {
    expect((await told('relative')).type).toBe('load');
  });

  test('widthFix finds the height; without a style an image is 320 by 240', async () => {
    await told('good');
    expect(await (await find(page, '#good')).size()).toEqual({ width: 128, height: 96 });
    expect(await (await find(page, '#bad')).size()).toEqual({ width: 320, height: 240 });
  });
});
