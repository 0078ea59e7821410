import { find, openFixture, type Page } from '../support/fixture';

jest.setTimeout(30_000);

const { phone } = openFixture({ device: { width: 375, height: 812 } });
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/wxss/index');
});
const style = async (selector: string, name: string) => (await find(page, selector)).style(name);

describe('框架 / WXSS (style sheets)', () => {
  test('750rpx is the width of the screen', async () => {
    expect(await style('#half', 'width')).toBe('187.5px');
    expect(await style('#half', 'height')).toBe('50px');
  });

  test('@import takes relative and absolute paths', async () => {
    expect(await style('#imported', 'color')).toBe('rgb(2, 2, 2)');
    expect(await style('#imported', 'font-size')).toBe('15px');
  });

  test('app.wxss is for every page, and the page’s own rules go before it', async () => {
    expect(await style('#app', 'color')).toBe('rgb(1, 2, 3)');
    expect(await style('#over', 'padding-left')).toBe('10px');
    expect(await style('#over', 'margin-left')).toBe('12px');
  });

  test('style and class take data, and rpx in a style is scaled', async () => {
    expect(await style('#inline', 'width')).toBe('50px');
    expect(await style('#inline', 'color')).toBe('rgb(9, 8, 7)');
    expect(await style('#class', 'font-size')).toBe('20px');
    await page.setData({ big: false, width: 200 });
    expect(await style('#class', 'font-size')).toBe('10px');
    expect(await style('#inline', 'width')).toBe('100px');
  });

  test('media rules apply, and nest', async () => {
    expect(await style('#media', 'color')).toBe('rgb(5, 5, 5)');
    expect(await style('#media', 'width')).toBe('75px');
  });

  test('tag, child and compound selectors match', async () => {
    expect(await style('#tag', 'font-weight')).toBe('700');
    expect(await style('#child', 'margin-left')).toBe('-10px');
    expect(await style('#both', 'color')).toBe('rgb(7, 7, 7)');
  });

  test('calc knows rpx', async () => {
    expect(await style('#calc', 'width')).toBe('337.5px');
  });

  test('env knows what of the page lies beneath the home indicator', async () => {
    expect(await style('#safe', 'padding-top')).toBe('0px');
    expect(await style('#safe', 'padding-bottom')).toBe('44px');
  });

  test('images in style sheets are data or of the network', async () => {
    expect(await style('#image', 'background-image')).toContain('data:image/gif;base64');
  });
});
