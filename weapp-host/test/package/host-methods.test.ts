import type { PageMetrics, SharedCard } from '../../src/index';
import { FROM_SINGLE_PAGE_SCENE, SINGLE_PAGE_SCENE } from '../../src/phone';
import { call, openFixture, press, refusal, tap, type Phone } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone, another } = openFixture();
/** As a client of the automator asks, which knows nothing of these methods. */
const ask = <T>({ miniProgram }: Phone, method: string, params: object = {}): Promise<T> =>
  (miniProgram as unknown as { send: (name: string, values: object) => Promise<unknown> }).send(method, params) as Promise<T>;

describe('how the mini-program was entered', () => {
  test('Host.launch enters it anew, Host.getLaunch tells how', async () => {
    await ask(phone(), 'Host.launch', { path: '/pages/share/index', query: { code: 'abc' }, scene: 1007 });
    await phone().arrive('pages/share/index');
    expect(await ask(phone(), 'Host.getLaunch')).toEqual({ path: 'pages/share/index', query: { code: 'abc' }, scene: 1007 });
  });

  test('Host.goToMiniProgram leads from a single page into the mini-program, and from there nowhere', async () => {
    const other = await another({ launch: { path: 'pages/share/index', query: { code: 'm' }, scene: SINGLE_PAGE_SCENE } });
    expect(await refusal(ask(other, 'Host.share'))).toContain('a single page of Moments cannot be shared on');
    await ask(other, 'Host.goToMiniProgram');
    expect(await ask(other, 'Host.getLaunch')).toEqual({ path: 'pages/share/index', query: { code: 'm' }, scene: FROM_SINGLE_PAGE_SCENE });
    expect(await refusal(ask(other, 'Host.goToMiniProgram'))).toContain('single-page mode (scene 1154) alone');
  });

  test('Host.background and Host.foreground tell page and app', async () => {
    await phone().open('/pages/lifecycle/index');
    await phone().clearDiary();
    await ask(phone(), 'Host.background');
    await ask(phone(), 'Host.foreground');
    expect((await phone().diary()).filter((line) => /onHide|onShow/.test(line))).toEqual(['lifecycle onHide', 'app onHide', 'app onShow', 'lifecycle onShow']);
  });
});

describe('what is shared', () => {
  test('Host.share gives the card that the page hands on, which is a launch; Host.getShared the one that was sent', async () => {
    const page = await phone().open('/pages/share/index?code=abc');
    const card = await ask<SharedCard>(phone(), 'Host.share', { channel: 'appMessage' });
    expect(card).toEqual({ channel: 'appMessage', title: 'Fresh apples', imageUrl: '/assets/apple.png', path: 'pages/share/index', query: { code: 'abc' }, scene: 1007 });
    expect(await ask<SharedCard>(phone(), 'Host.share', { channel: 'timeline' })).toMatchObject({ channel: 'timeline', scene: SINGLE_PAGE_SCENE, query: { code: 'abc' } });
    expect(await refusal(ask(phone(), 'Host.share', { channel: 'pigeon' }))).toContain('channel is appMessage or timeline, not pigeon');
    expect(await ask(phone(), 'Host.getShared')).toEqual({});
    await tap(page, '#share');
    await press(() => phone().miniProgram.native().shareConfirm());
    await until('it was sent', async () => (await ask<Partial<SharedCard>>(phone(), 'Host.getShared')).title === 'Fresh apples');
  });
});

describe('the phone around it', () => {
  test('Host.setDevice turns the theme and the network while it runs', async () => {
    const page = await phone().open('/pages/data/index');
    await ask(phone(), 'Host.setDevice', { theme: 'dark', networkType: 'none' });
    expect(await phone().wx('getNetworkType')).toMatchObject({ networkType: 'none' });
    expect(await phone().wx('getAppBaseInfo')).toMatchObject({ theme: 'dark' });
    expect(await (await page.$('#text'))!.style('color')).toBe('rgb(238, 238, 238)');
    await ask(phone(), 'Host.setDevice', { theme: 'light', networkType: 'wifi' });
  });

  test('Host.getStorage and Host.getAlbum tell what was kept, Host.native answers a dialog', async () => {
    await phone().wx('setStorageSync', 'seen', [1]);
    expect(await ask<Record<string, string>>(phone(), 'Host.getStorage')).toMatchObject({ seen: '[1]' });
    expect(await ask(phone(), 'Host.getAlbum')).toEqual([]);
    expect(await refusal(ask(phone(), 'Host.native', { method: 'confirmModal' }))).toContain('confirmModal: there is nothing on the screen that it could answer');
  });

  test('Host.getMetrics has one entry for each opening of a page', async () => {
    const page = await phone().open('/pages/data/index');
    await page.setData({ text: 'four' });
    const { pages } = await ask<{ pages: PageMetrics[] }>(phone(), 'Host.getMetrics');
    expect(pages.at(-1)).toMatchObject({ path: 'pages/data/index', setDataCalls: expect.any(Number) as number, requests: 0, exceptions: 0 });
    expect(pages.at(-1)!.setDataBytesMax).toBeGreaterThanOrEqual('{"text":"four"}'.length);
    expect(pages.at(-1)!.nodes).toBeGreaterThan(0);
  });

  test('an unknown method of the host is named', async () => {
    expect(await refusal(ask(phone(), 'Host.makeTea'))).toContain('Host.makeTea is not a method of weapp-host');
  });
});

describe('too much data', () => {
  test('setData of more than 1 MB sets nothing and says so', async () => {
    const page = await phone().open('/pages/data/index');
    expect(await refusal(call(page, 'setData', { text: 'x'.repeat(1024 * 1024) }))).toContain('are more than the 1048576 that WeChat carries. Nothing was set.');
    expect(await page.data('text')).toBe('init');
  });
});
