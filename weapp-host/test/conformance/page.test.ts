import { call, dataOf, find, tap, textOf, openFixture } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
const of = async (prefix: string) => (await phone().diary()).filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length + 1));

describe('框架 / 注册页面 Page (registering a page): lifecycle', () => {
  test('onLoad with the query, onShow, onReady: in this order and once', async () => {
    await phone().clearDiary();
    const page = await phone().open('/pages/lifecycle/index?name=Ann');
    const hooks = await until('the page was ready', async () => {
      const lines = (await of('lifecycle')).filter((line) => line !== 'onRouteDone');
      return lines.length >= 3 && lines;
    });
    expect(hooks).toEqual(['onLoad Ann', 'onShow', 'onReady']);
    expect(await textOf(page, '#name')).toBe('Ann');
  });

  test('onRouteDone tells when the way there is done', async () => {
    await phone().clearDiary();
    await phone().open('/pages/lifecycle/index');
    await until('onRouteDone was called', async () => (await of('lifecycle')).includes('onRouteDone'));
  });

  test('onHide when another page covers it, onShow when it is seen again, onUnload when it is closed', async () => {
    await phone().open('/pages/lifecycle/index');
    await phone().clearDiary();
    await phone().wx('navigateTo', { url: '/pages/arrival/index' });
    await phone().arrive('pages/arrival/index');
    expect(await of('lifecycle')).toEqual(expect.arrayContaining(['onHide']));
    await phone().wx('navigateBack');
    await phone().arrive('pages/lifecycle/index');
    await phone().wx('redirectTo', { url: '/pages/data/index' });
    await phone().arrive('pages/data/index');
    expect((await of('lifecycle')).filter((line) => line !== 'onRouteDone')).toEqual(['onHide', 'onShow', 'onUnload']);
  });

  test('the page knows its route, its options and what else was given to Page()', async () => {
    const page = await phone().open('/pages/lifecycle/index?name=Bob&empty=');
    expect(await call(page, 'describe')).toEqual({
      route: 'pages/lifecycle/index', options: { name: 'Bob', empty: '' }, motto: 'kept', isTop: true,
    });
  });

  test('a page made by Component() has its query as properties, typed, and its hooks as methods', async () => {
    await phone().clearDiary();
    const page = await phone().open('/pages/bare/index?said=hi&count=3');
    const hooks = await until('the page was ready', async () => {
      const lines = await of('bare');
      return lines.length >= 4 && lines;
    });
    expect(hooks).toEqual(['attached', 'onLoad hi', 'onShow', 'onReady']);
    expect(await dataOf(page, 'seen')).toEqual({ said: 'hi', count: 3 });
    expect(await textOf(page, '#said')).toBe('hi 3');
  });
});

describe('框架 / 注册页面 Page: data and setData', () => {
  test('each page has a deep copy of the initial data', async () => {
    const first = await phone().open('/pages/lifecycle/index');
    await tap(first, '#grow');
    expect(await dataOf(first, 'nested')).toEqual({ count: 1, list: [1, 2] });
    const second = await phone().open('/pages/lifecycle/index');
    expect(await dataOf(second, 'nested')).toEqual({ count: 0, list: [1] });
  });

  test('setData changes this.data at once and calls back after the page shows it', async () => {
    const page = await phone().open('/pages/lifecycle/index');
    expect(await call(page, 'setWithCallback')).toBe('set');
    expect(await until('the callback ran', () => dataOf<string | null>(page, 'callbackSaw'))).toBe('set');
  });

  test('setData takes paths, and makes what is missing on the way', async () => {
    const page = await phone().open('/pages/data/index');
    await tap(page, '#paths');
    expect(await dataOf(page, 'array')).toEqual([{ text: 'changed' }, { text: 'one' }]);
    expect(await dataOf(page, 'object')).toEqual({ text: 'changed', deep: { keep: true } });
    expect(await dataOf(page, 'newField')).toEqual({ text: 'made' });
    expect(await dataOf(page, 'rows[1].name')).toBe('second');
    const shown = await Promise.all(['#first', '#second', '#object', '#made', '#rows'].map((selector) => textOf(page, selector)));
    expect(shown).toEqual(['changed', 'one', 'changed', 'made', '2:second']);
  });

  test('changing this.data without setData changes nothing on the page', async () => {
    const page = await phone().open('/pages/data/index');
    expect(await call(page, 'onSilent')).toBe(7);
    await tap(page, '#text');
    expect(await textOf(page, '#text')).toBe('changed');
    expect(await textOf(page, '#num')).toBe('0');
  });

  test('null, booleans, lists and empty texts survive', async () => {
    const page = await phone().open('/pages/data/index');
    await call(page, 'onTypes');
    expect(await dataOf(page, 'types')).toEqual({ none: null, yes: true, list: [1, 'two', [3]], text: '' });
  });
});

describe('框架 / 注册页面 Page: events of the page itself', () => {
  test('onPullDownRefresh is called by a pull, also by wx.startPullDownRefresh', async () => {
    const page = await phone().open('/pages/scrolling/index');
    expect(await phone().wx('startPullDownRefresh')).toMatchObject({ errMsg: 'startPullDownRefresh:ok' });
    await until('the page heard', async () => (await dataOf<number>(page, 'pulls')) === 1);
    expect(await phone().wx('stopPullDownRefresh')).toMatchObject({ errMsg: 'stopPullDownRefresh:ok' });
  });

  test('onPageScroll tells scrollTop in px', async () => {
    const page = await phone().open('/pages/scrolling/index');
    await phone().wx('pageScrollTo', { scrollTop: 300, duration: 0 });
    await until('the page heard', async () => (await dataOf<number[]>(page, 'tops')).at(-1) === 300);
    expect(Number(await page.scrollTop())).toBe(300);
    expect(await dataOf(page, 'bottoms')).toBe(0);
  });

  test('onReachBottom is called once within onReachBottomDistance of the end', async () => {
    const page = await phone().open('/pages/scrolling/index');
    const { windowHeight } = await phone().wx<{ windowHeight: number }>('getWindowInfo');
    await phone().wx('pageScrollTo', { scrollTop: 3000 - windowHeight - 90, duration: 0 });
    await until('the page heard', async () => (await dataOf<number>(page, 'bottoms')) > 0);
    await phone().wx('pageScrollTo', { scrollTop: 3000 - windowHeight - 80, duration: 0 });
    await until('it scrolled on', async () => Number(await page.scrollTop()) === 3000 - windowHeight - 80);
    expect(await dataOf(page, 'bottoms')).toBe(1);
  });

  test('pageScrollTo also goes to a selector', async () => {
    const page = await phone().open('/pages/scrolling/index');
    await phone().wx('pageScrollTo', { selector: '#middle', duration: 0 });
    await until('it scrolled', async () => Number(await page.scrollTop()) === 1000);
    expect(await (await find(page, '#middle')).text()).toBe('Middle');
  });
});
