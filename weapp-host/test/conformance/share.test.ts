import { dataOf, find, press, tap, textOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

interface Asked { from: string; target?: { id: string; dataset: Record<string, string> } }

const { phone, another } = openFixture();
const asked = (page: Page) =>
  until('the page was asked for its card', async () => {
    const all = await dataOf<Asked[]>(page, 'asked');
    return all.length > 0 && all;
  });

describe('API / 转发 / onShareAppMessage', () => {
  test('a button with open-type="share" asks the page: from is button, target is the button', async () => {
    const page = await phone().open('/pages/share/index?code=abc');
    await tap(page, '#share');
    const [first] = await asked(page);
    expect(first).toMatchObject({ from: 'button', target: { id: 'share', dataset: { card: 'apple' } } });
    await press(() => phone().miniProgram.native().shareConfirm());
    expect(await dataOf<Asked[]>(page, 'asked')).toHaveLength(1);
  });

  test('a share that is cancelled may be asked for again', async () => {
    const page = await phone().open('/pages/share/index');
    await tap(page, '#share');
    await asked(page);
    await press(() => phone().miniProgram.native().shareCancel());
    await tap(page, '#share');
    await until('it was asked again', async () => (await dataOf<Asked[]>(page, 'asked')).length === 2);
    await press(() => phone().miniProgram.native().shareCancel());
  });

  test.each(['promise', 'never'])('a card with a promise (%s) can be sent: after three seconds without waiting for it', async (mode) => {
    const page = await phone().open('/pages/share/index');
    await page.setData({ mode });
    await tap(page, '#share');
    await asked(page);
    await press(() => phone().miniProgram.native().shareConfirm());
    expect(await textOf(page, '#code')).toBe('c0de');
  });

  test('a page with the hook may be shared from the menu: showShareMenu and hideShareMenu answer', async () => {
    await phone().open('/pages/share/index');
    expect(await phone().wx('showShareMenu', { menus: ['shareAppMessage', 'shareTimeline'] })).toMatchObject({ errMsg: 'showShareMenu:ok' });
    expect(await phone().wx('hideShareMenu', {})).toMatchObject({ errMsg: 'hideShareMenu:ok' });
  });
});

describe('框架 / 场景值 / 1154: 朋友圈单页模式 (single-page mode)', () => {
  const launch = { path: 'pages/share/index', query: { code: 'from-moments' }, scene: 1154 };

  test('the page is shown with its query and nothing can be opened from it', async () => {
    const moments = await another({ launch });
    const page = await moments.arrive('pages/share/index');
    expect(await textOf(page, '#code')).toBe('from-moments');
    expect(await moments.wx('getLaunchOptionsSync')).toMatchObject({ scene: 1154 });
    await expect(moments.wx('navigateTo', { url: '/pages/arrival/index' })).rejects.toThrow(/navigateTo/);
    await expect(moments.wx('login')).rejects.toThrow(/login/);
    expect(await moments.paths()).toEqual(['pages/share/index']);
  });

  test('getApiCategory says browseOnly there and default elsewhere', async () => {
    const moments = await another({ launch });
    expect(await moments.wx('getApiCategory')).toBe('browseOnly');
    expect(await phone().wx('getApiCategory')).toBe('default');
  });

  test('its storage is not that of the normal mode', async () => {
    const moments = await another({ launch });
    await moments.wx('setStorageSync', 'seen', 'moments');
    await moments.session.launch({ ...launch, scene: 1155 });
    const page = await until('it started anew', async () => {
      const top = await moments.miniProgram.currentPage().catch(() => undefined);
      return (top?.query as { code?: string } | undefined)?.code === 'from-moments' ? top : undefined;
    });
    expect(await moments.wx('getStorageSync', 'seen')).toBe('');
    expect(await (await find(page, '#code')).text()).toBe('from-moments');
  });
});
