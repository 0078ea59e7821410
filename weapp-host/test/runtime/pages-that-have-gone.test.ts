import { until } from '../support/until';
import { openSmallProject } from './small-project';

jest.setTimeout(60_000);

const LIST = `<view wx:if="{{isOpen}}"><text wx:for="{{rows}}" wx:key="*this">{{item}}</text><slot /></view>`;

const phone = openSmallProject({
  'app.json': {
    pages: ['pages/home', 'pages/tab', 'pages/other', 'pages/gone'],
    tabBar: { list: ['home', 'tab'].map((name) => ({ pagePath: `pages/${name}`, text: name })) },
  },
  'app.js': 'App({ unloaded: [] })',
  ...Object.fromEntries(['home', 'tab', 'other'].flatMap((name) => [[`pages/${name}.js`, 'Page({})'], [`pages/${name}.wxml`, '<view />']])),
  'pages/gone.json': { usingComponents: { list: '/list' } },
  'pages/gone.js': `Page({
    data: { isOpen: false, rows: [] },
    onLoad({ name }) { getApp().gone = this; this.name = name; },
    onUnload() { getApp().unloaded.push(this.name); },
    onReady() {
      wx.createSelectorQuery().select('#canvas').fields({ node: true }).exec(([{ node }]) => (this.canvas = node));
      this.list = this.selectComponent('#list');
      this.brief = this.selectComponent('#brief');
    },
  })`,
  'pages/gone.wxml': `${LIST}<canvas id="canvas" type="2d" /><list id="list"><text>in the slot</text></list><list wx:if="{{!isBriefOver}}" id="brief" />`,
  'list.json': { component: true },
  'list.js': 'Component({ data: { isOpen: false, rows: [] } })',
  'list.wxml': LIST,
});

const evaluate = async (body: string): Promise<unknown> => {
  const { result } = (await phone().session.call('App.callFunction', { functionDeclaration: `function () { const { gone } = getApp(); ${body} }`, args: [] })) as { result: unknown };
  return result;
};

/** Opens the page above the first one, where its canvas is; gives what goes wrong from then on. */
const open = async (): Promise<string[]> => {
  await phone().session.launch({});
  await evaluate("wx.navigateTo({ url: '/pages/gone?name=one' })");
  await until('the page is ready', async () => evaluate('return gone !== undefined && gone.canvas !== undefined'));
  const faults: string[] = [];
  phone().session.onEvent((method, params) => {
    if (method === 'App.exceptionThrown' || (params as { type?: string }).type === 'error') faults.push(JSON.stringify(params));
  });
  return faults;
};

const outlive = async (leave: string): Promise<string[]> => {
  const faults = await open();
  await evaluate(`return ${leave}`);
  expect(await evaluate('return getApp().unloaded')).toEqual(['one']);
  return faults;
};

const SET_DATA = `
  for (const one of [gone, gone.list]) one.setData({ isOpen: true, rows: ['a', 'b'] });
  return [gone, gone.list].map(({ data }) => data.rows.length);`;

describe('a page that was unloaded', () => {
  test.each(["wx.navigateBack()", "wx.redirectTo({ url: '/pages/other' })", "wx.reLaunch({ url: '/pages/other' })", "wx.switchTab({ url: '/pages/tab' })"])(
    'by %s keeps what is set, shows nothing of it, and nothing goes wrong',
    async (leave) => {
      const faults = await outlive(leave);
      expect(await evaluate(SET_DATA)).toEqual([2, 2]);
      expect(faults).toEqual([]);
    },
  );

  test('has nothing that could be found, measured or watched', async () => {
    const faults = await outlive('wx.navigateBack()');
    const found = await evaluate(`return new Promise((resolve) =>
      gone.createSelectorQuery().select('#canvas').boundingClientRect().selectAll('canvas').boundingClientRect().selectViewport().scrollOffset().exec(resolve))`);
    expect(found).toEqual([null, [], null]);
    const told = await evaluate(`
      const told = [];
      gone.createIntersectionObserver().relativeToViewport().observe('#canvas', () => told.push('seen'));
      gone.createMediaQueryObserver().observe({ minWidth: 1 }, () => told.push('matched'));
      return told;`);
    expect(told).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('has a canvas that still takes a picture that is not there', async () => {
    const faults = await outlive('wx.navigateBack()');
    await evaluate(`
      gone.canvas.createImage().src = 'wxfile://tmp_none.png';
      return new Promise((resolve) => wx.getImageInfo({ src: 'wxfile://tmp_none.png', complete: () => setTimeout(resolve) }));`);
    expect(faults).toEqual([]);
  });

  test('is unloaded once, however often one goes back', async () => {
    await phone().session.launch({});
    await evaluate("wx.navigateTo({ url: '/pages/gone?name=below' })");
    await evaluate("wx.navigateTo({ url: '/pages/gone?name=above' })");
    await evaluate('return Promise.allSettled([wx.navigateBack(), wx.navigateBack(), wx.navigateBack()])');
    expect(await evaluate('return [getApp().unloaded, getCurrentPages().length]')).toEqual([['above', 'below'], 1]);
  });
});

test('a component that its page has removed keeps what is set, and shows nothing of it', async () => {
  const faults = await open();
  await evaluate('gone.setData({ isBriefOver: true })');
  expect(await evaluate("gone.brief.setData({ isOpen: true, rows: ['a'] }); return gone.brief.data.rows")).toEqual(['a']);
  expect(faults).toEqual([]);
});
