import type AutomatorElement from 'miniprogram-automator/out/Element';
import { dataOf, find, type Page } from '../support/fixture';
import { until } from '../support/until';
import { openSmallProject } from './small-project';

jest.setTimeout(30_000);

interface Heard {
  type: string;
  detail: Record<string, unknown>;
}

const phone = openSmallProject(
  {
    'app.json': { pages: ['pages/a'] },
    'pages/a.wxml': `
      <movable-area style="width: 200px; height: 100px">
        <movable-view id="free" direction="all" style="width: 50px; height: 50px" bindchange="hear" bindhtouchmove="hear" bindvtouchmove="hear" />
        <movable-view id="across" direction="horizontal" style="width: 50px; height: 50px" bindchange="hear" />
      </movable-area>
      <swiper id="swiper" current="{{current}}" duration="0" style="width: 300px; height: 60px" bindchange="hear" bindtransition="hear" bindanimationfinish="hear">
        <swiper-item wx:for="{{['a', 'b', 'c']}}" wx:key="*this" item-id="{{item}}">{{item}}</swiper-item>
      </swiper>
      <scroll-view id="pull" scroll-y refresher-enabled="{{pulls}}" refresher-triggered="{{triggered}}" style="height: 80px"
        bindrefresherpulling="hear" bindrefresherrefresh="hear" bindrefresherabort="hear" bindrefresherrestore="hear">
        <view style="height: 200px">Long</view>
      </scroll-view>
      <input id="field" bindfocus="hear" bindblur="hear" bindkeyboardheightchange="hear" />
      <view id="plain" bindtap="hear" bindtouchstart="hear" bindtouchend="hear" bindlongpress="hear" style="height: 20px">Touch</view>`,
    'pages/a.js': `
      Page({
        data: { heard: [], keyboards: [], current: 0, pulls: true, triggered: false },
        onLoad() {
          this.listener = ({ height }) => this.setData({ keyboards: this.data.keyboards.concat(height) });
          wx.onKeyboardHeightChange(this.listener);
        },
        onUnload() { wx.offKeyboardHeightChange(this.listener); },
        hear({ type, detail, touches, changedTouches }) {
          const fingers = touches && { touches: touches.length, changed: changedTouches.map(({ identifier, clientX }) => [identifier, clientX]) };
          this.setData({ heard: this.data.heard.concat({ type, detail, fingers }) });
          if (type === 'refresherrefresh') this.setData({ triggered: true });
        },
      });`,
  },
  { device: { platform: 'ios' } },
);

let page: Page;
beforeEach(async () => {
  page = await phone().open('pages/a');
});
const heard = (...types: string[]) => dataOf<Heard[]>(page, 'heard').then((all) => all.filter(({ type }) => types.includes(type)));
const details = async (...types: string[]) => (await heard(...types)).map(({ detail }) => detail);

/** A finger that goes from the first place to the last one, and is lifted there. */
const drag = async (element: AutomatorElement, places: [x: number, y: number][]) => {
  const finger = ([clientX, clientY]: [number, number]) => ({ identifier: 0, clientX, clientY, pageX: clientX, pageY: clientY });
  const [first, ...rest] = places.map(finger);
  await element.touchstart({ touches: [first!], changeTouches: [first!] });
  for (const touch of rest) await element.touchmove({ touches: [touch], changeTouches: [touch] });
  await element.touchend({ touches: [], changeTouches: [rest.at(-1) ?? first!] });
};

describe('<movable-view> under a finger', () => {
  test('follows it, stays within its area, and tells every step', async () => {
    const free = await find(page, '#free');
    await drag(free, [[10, 10], [40, 30], [400, 30]]);
    expect(await details('change')).toEqual([{ x: 30, y: 20, source: 'touch' }, { x: 150, y: 20, source: 'touch' }]);
    expect(await free.offset()).toMatchObject({ left: 150, top: 20 });
  });

  test('goes on from where it was left', async () => {
    const free = await find(page, '#free');
    await drag(free, [[10, 10], [30, 10]]);
    await drag(free, [[30, 10], [40, 10]]);
    expect((await details('change')).at(-1)).toEqual({ x: 30, y: 0, source: 'touch' });
  });

  test('moves along its direction alone', async () => {
    await drag(await find(page, '#across'), [[10, 10], [40, 60]]);
    expect(await details('change')).toEqual([{ x: 30, y: 0, source: 'touch' }]);
  });

  test('tells once for each touch which way it started', async () => {
    await drag(await find(page, '#free'), [[10, 10], [40, 12], [41, 60]]);
    await drag(await find(page, '#free'), [[10, 10], [12, 40]]);
    expect((await heard('htouchmove', 'vtouchmove')).map(({ type }) => type)).toEqual(['htouchmove', 'vtouchmove']);
  });
});

describe('<swiper> under a finger', () => {
  test('a swipe to the left shows the next item and says that it was touched', async () => {
    await drag(await find(page, '#swiper'), [[250, 120], [200, 120], [100, 120]]);
    await until('it came to rest', async () => (await heard('animationfinish')).length > 0);
    expect(await details('change')).toEqual([{ current: 1, currentItemId: 'b', source: 'touch' }]);
    expect(await details('animationfinish')).toEqual([{ current: 1, currentItemId: 'b', source: 'touch' }]);
    expect((await details('transition')).slice(0, 2)).toEqual([{ dx: 50, dy: 0 }, { dx: 150, dy: 0 }]);
  });

  test('a short one springs back, and so does one beyond the ends', async () => {
    await drag(await find(page, '#swiper'), [[250, 120], [230, 120]]);
    await drag(await find(page, '#swiper'), [[50, 120], [250, 120]]);
    expect(await details('change')).toEqual([]);
  });

  test('the page is told of its own change too, without a source', async () => {
    await page.setData({ current: 2 });
    expect(await details('change')).toEqual([{ current: 2, currentItemId: 'c', source: '' }]);
  });
});

describe('<scroll-view refresher-enabled> under a finger', () => {
  test('a long pull refreshes until the page has done, a short one is aborted', async () => {
    const pull = await find(page, '#pull');
    await drag(pull, [[50, 200], [50, 220]]);
    expect((await heard('refresherabort', 'refresherrefresh')).map(({ type }) => type)).toEqual(['refresherabort']);
    await drag(pull, [[50, 200], [50, 230], [50, 280]]);
    expect((await heard('refresherrefresh')).length).toBe(1);
    expect((await details('refresherpulling')).at(-1)).toMatchObject({ dy: 80 });
    await page.setData({ triggered: false });
    expect((await heard('refresherrestore')).length).toBe(1);
  });

  test('does not pull when it was told not to', async () => {
    await page.setData({ pulls: false });
    await drag(await find(page, '#pull'), [[50, 200], [50, 280]]);
    expect(await heard('refresherpulling', 'refresherrefresh')).toEqual([]);
  });
});

describe('a finger on any element', () => {
  test('start, end and tap, with the fingers that are and that changed', async () => {
    await drag(await find(page, '#plain'), [[30, 5]]);
    const all = await dataOf<(Heard & { fingers?: unknown })[]>(page, 'heard');
    expect(all.map(({ type }) => type)).toEqual(['touchstart', 'touchend', 'tap']);
    expect(all.map(({ fingers }) => fingers)).toEqual([
      { touches: 1, changed: [[0, 30]] }, { touches: 0, changed: [[0, 30]] }, { touches: 0, changed: [[0, 30]] },
    ]);
  });

  test('one that moves away is no tap, one that stays is a long press', async () => {
    await drag(await find(page, '#plain'), [[30, 5], [60, 5]]);
    expect(await heard('tap')).toEqual([]);
    await (await find(page, '#plain')).longpress();
    expect((await heard('longpress', 'tap')).map(({ type }) => type)).toEqual(['longpress']);
  });
});

describe('the keyboard', () => {
  test('its height is told by the field and by wx.onKeyboardHeightChange', async () => {
    await (await find(page, '#field')).tap();
    await until('the page heard', async () => (await dataOf<number[]>(page, 'keyboards')).length > 0);
    expect((await details('focus'))[0]).toMatchObject({ value: '', height: 300 });
    await phone().miniProgram.callWxMethod('hideKeyboard');
    await until('it was put away', async () => (await dataOf<number[]>(page, 'keyboards')).at(-1) === 0);
    expect((await details('keyboardheightchange')).map(({ height }) => height)).toEqual(await dataOf(page, 'keyboards'));
  });
});
