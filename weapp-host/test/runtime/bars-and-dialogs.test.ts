import { dataOf, find, type Page } from '../support/fixture';
import { until } from '../support/until';
import { openSmallProject } from './small-project';

jest.setTimeout(30_000);

const page = (body: string) => `Page({ data: { taps: [], pulls: 0 }, onTabItemTap(item) { this.setData({ taps: this.data.taps.concat(item) }); }, ${body} });`;

const phone = openSmallProject({
  'app.json': {
    pages: ['pages/home', 'pages/mine', 'pages/inner', 'pages/mute'],
    window: { navigationBarTitleText: 'Shop', navigationBarTextStyle: 'black', navigationBarBackgroundColor: '#ffffff' },
    tabBar: { list: [{ pagePath: 'pages/home', text: 'Home' }, { pagePath: 'pages/mine', text: 'Mine' }] },
  },
  'pages/home.wxml': '<view>Home</view>',
  'pages/home.js': page('onShareAppMessage() { return { title: "Shop" }; }'),
  'pages/mine.wxml': '<view>Mine</view>',
  'pages/mine.js': page(''),
  'pages/inner.wxml': '<view id="first" style="height: 40px">Inner</view>',
  'pages/inner.json': { enablePullDownRefresh: true },
  'pages/inner.js': page('onPullDownRefresh() { this.setData({ pulls: this.data.pulls + 1 }); }, onShareAppMessage() { return {}; }, onShareTimeline() { return {}; }'),
  'pages/mute.wxml': '<view>Mute</view>',
  'pages/mute.js': page(''),
});

const wx = (name: string, options: Record<string, unknown> = {}) => phone().miniProgram.callWxMethod(name, options);
const picture = async () => (await phone().session.screenshot()).toString('base64');
/** A change that the phone shows, and that another call takes back to the pixel. */
const isShownBetween = async (change: () => Promise<unknown>, back: () => Promise<unknown>) => {
  const before = await picture();
  await change();
  expect(await picture()).not.toBe(before);
  await back();
  expect(await picture()).toBe(before);
};

describe('the bars that a page changes', () => {
  test('a loading sign stands beside the title until it is hidden', async () => {
    await phone().open('pages/inner');
    await isShownBetween(() => wx('showNavigationBarLoading'), () => wx('hideNavigationBarLoading'));
  });

  test('hideHomeButton takes the house away, from this page alone', async () => {
    await phone().open('pages/mute');
    await isShownBetween(
      () => wx('hideHomeButton'),
      () => phone().open('pages/mute'),
    );
  });

  test('three dots are shown above the page while it refreshes', async () => {
    const inner = await phone().open('pages/inner');
    const top = async () => ((await (await find(inner, '#first')).offset()) as { top: number }).top;
    const before = await top();
    await isShownBetween(
      async () => {
        await wx('startPullDownRefresh');
        expect(await dataOf(inner, 'pulls')).toBe(1);
        expect(await top()).toBeGreaterThan(before);
      },
      () => wx('stopPullDownRefresh'),
    );
    expect(await top()).toBe(before);
  });

  test('getMenuButtonBoundingClientRect is where the capsule is drawn, and the safe area ends above the indicator', async () => {
    const { statusBarHeight, screenWidth, screenHeight, safeArea } = (await phone().miniProgram.systemInfo()) as Record<string, number> & { safeArea: { bottom: number } };
    expect(await wx('getMenuButtonBoundingClientRect')).toEqual({ width: 87, height: 32, top: statusBarHeight! + 4, bottom: statusBarHeight! + 36, right: screenWidth! - 7, left: screenWidth! - 94 });
    expect(safeArea.bottom).toBe(screenHeight! - 34);
  });
});

describe('a tap on the tab bar', () => {
  const taps = (on: Page) => dataOf<{ index: number; pagePath: string; text: string }[]>(on, 'taps');

  test('switches and tells the page that is then shown', async () => {
    await phone().open('pages/home');
    await phone().miniProgram.native().switchTab({ url: 'pages/mine' });
    const mine = await until('the other tab is shown', async () => {
      const top = await phone().miniProgram.currentPage();
      return top?.path === 'pages/mine' && top;
    });
    await until('it was told', async () => (await taps(mine)).length > 0);
    expect(await taps(mine)).toEqual([{ index: 1, pagePath: 'pages/mine', text: 'Mine' }]);
  });

  test('on the page that is shown already tells it again, and opens nothing', async () => {
    const home = await phone().open('pages/home');
    await phone().miniProgram.native().switchTab({ url: 'pages/home' });
    await phone().miniProgram.native().switchTab({ url: 'pages/home' });
    await until('it was told', async () => (await taps(home)).length === 2);
    expect((await phone().miniProgram.currentPage())?.path).toBe('pages/home');
  });

  test('wx.switchTab is no tap', async () => {
    await phone().open('pages/mine');
    await wx('switchTab', { url: '/pages/home' });
    expect(await taps((await phone().miniProgram.currentPage())!)).toEqual([]);
  });
});

describe('the menu behind ···', () => {
  const chosen = async (name: string) => {
    await phone().native('openMenu');
    const outcome = await phone().native('chooseMenu', { name }).then(() => 'offered', (error: Error) => error.message);
    await phone().native(outcome === 'offered' ? 'shareCancel' : 'cancelMenu');
    return outcome;
  };

  test('greys what Host.share refuses: a page without hooks, and Moments without onShareTimeline', async () => {
    await phone().open('pages/mute');
    expect(await chosen('转发给朋友')).toContain('grey');
    await expect(phone().session.extension('Host.share', {})).rejects.toThrow('has no onShareAppMessage');
    await phone().open('pages/home');
    expect(await chosen('转发给朋友')).toBe('offered');
    expect(await chosen('分享到朋友圈')).toContain('grey');
    await expect(phone().session.extension('Host.share', { channel: 'timeline' })).rejects.toThrow('has no onShareTimeline');
  });

  test('offers Moments with both hooks, until hideShareMenu', async () => {
    await phone().open('pages/inner');
    expect(await chosen('分享到朋友圈')).toBe('offered');
    await wx('hideShareMenu', { menus: ['shareTimeline'] });
    expect(await chosen('分享到朋友圈')).toContain('grey');
  });
});

describe('colours that a page asks for', () => {
  const shown = async (show: () => void, answer: () => Promise<unknown>) => {
    show();
    const seen = await until('a dialog is open', async () => {
      const now = await picture();
      return now !== plain && now;
    });
    await answer();
    return seen;
  };
  let plain = '';

  test('confirmColor, cancelColor and itemColor are seen', async () => {
    await phone().open('pages/mute');
    plain = await picture();
    const modal = (colours: Record<string, string>) => shown(() => void wx('showModal', { title: 'Sure?', ...colours }), () => phone().press('confirmModal'));
    const sheet = (colours: Record<string, string>) => shown(() => void wx('showActionSheet', { itemList: ['One'], ...colours }), () => phone().press('chooseActionSheet', { index: 0 }));
    const usual = await modal({});
    expect(await modal({})).toBe(usual);
    expect(await modal({ confirmColor: '#ff0000' })).not.toBe(usual);
    expect(await modal({ cancelColor: '#ff0000' })).not.toBe(usual);
    expect(await sheet({ itemColor: '#ff0000' })).not.toBe(await sheet({}));
  });
});
