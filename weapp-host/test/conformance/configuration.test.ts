import { dataOf, find, refusal, openFixture } from '../support/fixture';

jest.setTimeout(30_000);

const device = { width: 375, height: 812, statusBarHeight: 44, pixelRatio: 2 };
const { phone, another } = openFixture({ device });

interface WindowInfo { windowWidth: number; windowHeight: number; screenWidth: number; screenHeight: number; statusBarHeight: number; pixelRatio: number }
const windowInfo = () => phone().wx<WindowInfo>('getWindowInfo');

describe('框架 / 全局配置 app.json (configuration of the app)', () => {
  test('the first page is the entry page', async () => {
    await phone().arrive('pages/shop/index');
    expect(await phone().paths()).toEqual(['pages/shop/index']);
  });

  test('the bars take their height from the window: tab page, page, page with a navigation of its own', async () => {
    await phone().open('/pages/shop/index');
    const tab = await windowInfo();
    await phone().open('/pages/data/index');
    const plain = await windowInfo();
    await phone().open('/pages/bare/index');
    const bare = await windowInfo();
    expect(tab).toMatchObject({ windowWidth: 375, screenWidth: 375, screenHeight: 812, statusBarHeight: 44, pixelRatio: 2 });
    expect(bare.windowHeight).toBe(812);
    expect(plain.windowHeight).toBeLessThan(bare.windowHeight);
    expect(tab.windowHeight).toBeLessThan(plain.windowHeight);
  });

  test('usingComponents of app.json are there on every page', async () => {
    const page = await phone().open('/pages/shop/index');
    expect(await (await find(page, '#total')).text()).toBe('¥0.00');
  });

  test('the capsule lies within the navigation bar', async () => {
    const rect = await phone().wx<{ left: number; right: number; top: number; bottom: number; width: number; height: number }>('getMenuButtonBoundingClientRect');
    expect(rect.top).toBeGreaterThanOrEqual(44);
    expect(rect.right).toBeLessThanOrEqual(375);
    expect([rect.right - rect.left, rect.bottom - rect.top]).toEqual([rect.width, rect.height]);
  });
});

describe('API / 界面 / 导航栏、TabBar (bars)', () => {
  test.each([
    ['setNavigationBarTitle', { title: 'Other' }],
    ['setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#b3541e' }],
    ['showNavigationBarLoading', {}],
    ['hideNavigationBarLoading', {}],
  ])('%s answers ok', async (name, options) => {
    await phone().open('/pages/data/index');
    expect(await phone().wx(name, options)).toMatchObject({ errMsg: `${name}:ok` });
  });

  test.each([
    ['setTabBarBadge', { index: 2, text: '3' }],
    ['removeTabBarBadge', { index: 2 }],
    ['showTabBarRedDot', { index: 1 }],
    ['hideTabBarRedDot', { index: 1 }],
    ['setTabBarItem', { index: 0, text: 'Store' }],
    ['setTabBarStyle', { color: '#000000' }],
    ['hideTabBar', {}],
    ['showTabBar', {}],
  ])('%s answers ok on a tab page and fails elsewhere', async (name, options) => {
    await phone().open('/pages/shop/index');
    expect(await phone().wx(name, options)).toMatchObject({ errMsg: `${name}:ok` });
    await phone().open('/pages/data/index');
    expect(await refusal(phone().wx(name, options))).toBe(`${name}:fail not TabBar page`);
  });

  test('hideTabBar gives its room to the page', async () => {
    await phone().open('/pages/shop/index');
    const before = (await windowInfo()).windowHeight;
    await phone().wx('hideTabBar', {});
    const hidden = (await windowInfo()).windowHeight;
    await phone().wx('showTabBar', {});
    expect(hidden).toBeGreaterThan(before);
    expect((await windowInfo()).windowHeight).toBe(before);
  });
});

describe('框架 / 适配 / DarkMode', () => {
  test.each([
    ['light', 'rgb(34, 34, 34)'],
    ['dark', 'rgb(238, 238, 238)'],
  ] as const)('%s: media rules and getAppBaseInfo follow the phone', async (theme, ink) => {
    const other = await another({ device: { ...device, theme } });
    const page = await other.open('/pages/data/index');
    expect(await (await find(page, '#text')).style('color')).toBe(ink);
    expect((await other.wx<{ theme: string }>('getAppBaseInfo')).theme).toBe(theme);
    expect((await other.wx<{ theme: string }>('getSystemInfoSync')).theme).toBe(theme);
  });
});

describe('框架 / 分包加载 / 独立分包 (independent sub-packages)', () => {
  const offer = 'packages/offer/pages/index/index';

  test('opened from the main package it sees the app', async () => {
    const page = await phone().open(`/${offer}?from=mine`);
    expect(await dataOf(page)).toMatchObject({ from: 'mine', hadApp: true, marked: 'seen' });
    expect(await (await find(page, '#coupon')).text()).toBe('3 for 2');
  });

  test('started by itself it has the default app, and none of app.wxss', async () => {
    const alone = await another({ launch: { path: offer, query: { from: 'code' } } });
    const page = await alone.arrive(offer);
    expect(await dataOf(page)).toMatchObject({ from: 'code', hadApp: false, marked: 'seen' });
    expect(await (await find(page, '#styled')).style('color')).not.toBe('rgb(1, 2, 3)');
  });

  test('the app is launched when the main package is entered', async () => {
    const alone = await another({ launch: { path: offer, query: {} } });
    await (await find(await alone.arrive(offer), '#to-shop')).tap();
    await alone.arrive('pages/shop/index');
    expect((await alone.diary()).slice(0, 2)).toEqual(['app onLaunch', 'app onShow']);
  });
});
