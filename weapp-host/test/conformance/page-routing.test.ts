import { dataOf, refusal, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

declare const getCurrentPages: () => { route: string }[];

const { phone } = openFixture();

const SHOP = 'pages/shop/index';
const BENCH = 'pages/bench/index';
const ROUTING = 'pages/routing/index';
const ARRIVAL = 'pages/arrival/index';

/** What was written while `work` ran and until the page is on top; without readiness, which may come later. */
const during = async (pagePath: string, work: () => Promise<unknown>): Promise<string[]> => {
  await phone().clearDiary();
  await work();
  await phone().arrive(pagePath);
  return (await phone().diary()).filter((line) => !/onReady|onRouteDone/.test(line));
};
const go = (method: string, url: string) => phone().wx(method, { url });
/** WeChat's table has a page C over tab page A, and D over C. */
const openOver = async (depths: number): Promise<void> => {
  await phone().open(`/${SHOP}`);
  for (let depth = 1; depth <= depths; depth += 1) {
    await go('navigateTo', `/${ROUTING}?depth=${depth}`);
    await until('it is on top', async () => (await phone().paths()).length === depth + 1);
  }
};

describe('框架 / 页面路由 (page routing): the hooks of each way', () => {
  test('navigateTo hides the page below, then loads and shows the new one', async () => {
    await phone().open(`/${ROUTING}`);
    expect(await during(ARRIVAL, () => go('navigateTo', `/${ARRIVAL}`))).toEqual(['routing 1 onHide', 'arrival onLoad', 'arrival onShow']);
    expect(await phone().paths()).toEqual([ROUTING, ARRIVAL]);
  });

  test('redirectTo unloads the page it replaces', async () => {
    await openOver(1);
    expect(await during(ARRIVAL, () => go('redirectTo', `/${ARRIVAL}`))).toEqual(['routing 1 onUnload', 'arrival onLoad', 'arrival onShow']);
    expect(await phone().paths()).toEqual([SHOP, ARRIVAL]);
  });

  test('navigateBack unloads the page and shows the one below', async () => {
    await openOver(1);
    expect(await during(SHOP, () => phone().wx('navigateBack'))).toEqual(['routing 1 onUnload', 'shop onShow']);
  });

  test('navigateBack with delta closes that many, top first, and stops at the first page', async () => {
    await openOver(3);
    expect(await during(ROUTING, () => phone().wx('navigateBack', { delta: 2 }))).toEqual(['routing 3 onUnload', 'routing 2 onUnload', 'routing 1 onShow']);
    await phone().wx('navigateBack', { delta: 99 });
    await phone().arrive(SHOP);
    expect(await phone().paths()).toEqual([SHOP]);
  });

  test('reLaunch unloads every page and opens one', async () => {
    await openOver(2);
    const lines = await during(ARRIVAL, () => go('reLaunch', `/${ARRIVAL}`));
    expect(lines.slice(-2)).toEqual(['arrival onLoad', 'arrival onShow']);
    expect(lines.slice(0, -2).sort()).toEqual(['routing 1 onUnload', 'routing 2 onUnload', 'shop onUnload']);
    expect(await phone().paths()).toEqual([ARRIVAL]);
  });
});

describe('框架 / 页面路由: tab pages', () => {
  test('a tab page is loaded once; then it is hidden and shown', async () => {
    await phone().open(`/${SHOP}`);
    expect(await during(BENCH, () => go('switchTab', `/${BENCH}`))).toEqual(['shop onHide', 'bench onLoad', 'bench onShow']);
    expect(await during(SHOP, () => go('switchTab', `/${SHOP}`))).toEqual(['bench onHide', 'shop onShow']);
    expect(await during(BENCH, () => go('switchTab', `/${BENCH}`))).toEqual(['shop onHide', 'bench onShow']);
    expect(await phone().paths()).toEqual([BENCH]);
  });

  test('switching to the tab that is shown does nothing', async () => {
    await phone().open(`/${SHOP}`);
    expect(await during(SHOP, () => go('switchTab', `/${SHOP}`))).toEqual([]);
  });

  test('from C over tab A back to A: C is unloaded, A is shown', async () => {
    await openOver(1);
    expect(await during(SHOP, () => go('switchTab', `/${SHOP}`))).toEqual(['routing 1 onUnload', 'shop onShow']);
  });

  test('from D over C over tab A to tab B: D and C are unloaded, B is loaded, A is kept', async () => {
    await openOver(2);
    expect(await during(BENCH, () => go('switchTab', `/${BENCH}`))).toEqual(['routing 2 onUnload', 'routing 1 onUnload', 'bench onLoad', 'bench onShow']);
    expect(await during(SHOP, () => go('switchTab', `/${SHOP}`))).toEqual(['bench onHide', 'shop onShow']);
  });

  test('onTabItemTap tells index, path and text of the tab that was tapped', async () => {
    await phone().open(`/${SHOP}`);
    await phone().miniProgram.native().switchTab({ url: `/${BENCH}` });
    const bench = await phone().arrive(BENCH);
    const taps = await until('the page heard', async () => {
      const heard = await dataOf<{ index: unknown }[]>(bench, 'tabTaps');
      return heard.length > 0 && heard;
    });
    expect(taps).toEqual([{ index: expect.anything() as unknown, pagePath: BENCH, text: 'Bench' }]);
    expect(String(taps[0]?.index)).toBe('1');
  });
});

describe('框架 / 页面路由: what is refused', () => {
  test('navigateTo and redirectTo do not open tab pages', async () => {
    await phone().open(`/${ROUTING}`);
    expect(await refusal(go('navigateTo', `/${BENCH}`))).toBe('navigateTo:fail can not navigateTo a tabbar page');
    expect(await refusal(go('redirectTo', `/${BENCH}`))).toBe('redirectTo:fail can not redirectTo a tabbar page');
    expect(await phone().paths()).toEqual([ROUTING]);
  });

  test('switchTab opens tab pages alone', async () => {
    await phone().open(`/${ROUTING}`);
    expect(await refusal(go('switchTab', `/${ARRIVAL}`))).toBe('switchTab:fail can not switch to no-tabBar page');
  });

  test('a page that is not in app.json is not found', async () => {
    await phone().open(`/${ROUTING}`);
    for (const method of ['navigateTo', 'redirectTo', 'reLaunch']) {
      expect(await refusal(go(method, '/pages/no-such/index'))).toBe(`${method}:fail page "pages/no-such/index" is not found`);
    }
  });

  test('navigateBack fails on the first page', async () => {
    await phone().open(`/${ROUTING}`);
    expect(await refusal(phone().wx('navigateBack'))).toMatch(/^navigateBack:fail/);
  });

  test('ten pages are open at most', async () => {
    let page = await phone().open(`/${ROUTING}`);
    for (let depth = 2; depth <= 10; depth += 1) {
      await tap(page, '#deeper');
      page = await until(`page ${depth} is open`, async () => {
        const stack = await phone().miniProgram.pageStack();
        return stack.length === depth ? stack.at(-1) : undefined;
      });
    }
    expect(await textOf(page, '#depth')).toBe('10');
    await tap(page, '#deeper');
    expect(await until('the answer came', () => dataOf<string>(page, 'result'))).toMatch(/^navigateTo:fail webview count limit exceed/);
    expect(await phone().paths()).toHaveLength(10);
  });
});

describe('框架 / 页面路由: addresses', () => {
  test('an address without a slash starts at the folder of the page on top', async () => {
    await phone().open(`/${ROUTING}`);
    await go('navigateTo', '../arrival/index?said=a%20b&flag');
    const page = await phone().arrive(ARRIVAL);
    expect(page.query).toMatchObject({ said: 'a%20b' });
  });

  test('pages of a sub-package open like any other', async () => {
    await phone().open(`/${ROUTING}`);
    await go('navigateTo', '/packages/orders/pages/list/index');
    const list = await phone().arrive('packages/orders/pages/list/index');
    await tap(list, '.order');
    const detail = await phone().arrive('packages/orders/pages/detail/index');
    expect(await dataOf(detail, 'number')).toBe(1);
  });

  test('getCurrentPages has the first page first', async () => {
    await openOver(2);
    const routes: unknown = await phone().miniProgram.evaluate(() => getCurrentPages().map(({ route }) => route));
    expect(routes).toEqual([SHOP, ROUTING, ROUTING]);
  });
});

const talk = async (): Promise<{ opener: Page; opened: Page }> => {
  const opener = await phone().open(`/${ROUTING}`);
  await tap(opener, '#talk');
  return { opener, opened: await phone().arrive(ARRIVAL) };
};

describe('API / 路由 / EventChannel (events between pages)', () => {
  test('the opener speaks to the page it opened', async () => {
    const { opened } = await talk();
    expect(await until('the question arrived', () => dataOf(opened, 'question'))).toEqual({ ask: 'apples?' });
    expect(await textOf(opened, '#question')).toBe('apples?');
  });

  test('and is answered, even while it is covered', async () => {
    const { opener, opened } = await talk();
    await tap(opened, '#answer');
    await tap(opened, '#answer');
    await phone().wx('navigateBack');
    await phone().arrive(ROUTING);
    expect(await dataOf(opener, 'heard')).toEqual(['five', 'five']);
  });

  test('a page that nobody opened with a channel loads all the same', async () => {
    const page = await phone().open(`/${ARRIVAL}?said=alone`);
    expect(await dataOf(page, 'question')).toBeNull();
  });
});

describe('组件 / navigator', () => {
  test.each([
    ['#to-arrival', ARRIVAL, [ROUTING, ARRIVAL]],
    ['#to-tab', BENCH, [BENCH]],
    ['#to-redirect', ARRIVAL, [ARRIVAL]],
    ['#to-relaunch', ARRIVAL, [ARRIVAL]],
  ])('%s goes to %s', async (selector, target, stack) => {
    await tap(await phone().open(`/${ROUTING}`), selector);
    await phone().arrive(target);
    expect(await phone().paths()).toEqual(stack);
  });

  test('open-type="navigateBack" goes back', async () => {
    await openOver(1);
    await tap(await phone().arrive(ROUTING), '#to-back');
    await phone().arrive(SHOP);
    expect(await phone().paths()).toEqual([SHOP]);
  });
});

describe('自动化 / Native: the phone’s own buttons', () => {
  test('navigateLeft goes back, goHome goes to the entry page', async () => {
    await openOver(2);
    await phone().miniProgram.native().navigateLeft();
    await until('one page less', async () => (await phone().paths()).length === 2);
    await phone().open(`/${ARRIVAL}`);
    await phone().miniProgram.native().goHome();
    await phone().arrive(SHOP);
    expect(await phone().paths()).toEqual([SHOP]);
  });
});
