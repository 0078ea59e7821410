import { dataOf, tap, textOf, openFixture } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

interface Globals {
  launch: { path: string; query: Record<string, string>; scene: number; referrerInfo: unknown };
  shows: Globals['launch'][];
  errors: string[];
  lost: { path: string; query: Record<string, string>; isEntryPage: boolean }[];
  rejections: string[];
}
declare const getApp: (options?: { allowDefault: boolean }) => { globalData: Globals; greet: (who: string) => string };
declare const wx: Record<string, () => unknown>;

const launch = { path: 'pages/mine/index', query: { from: 'poster' }, scene: 1047 };
const { phone, another } = openFixture({ launch });

const globals = () => phone().miniProgram.evaluate(() => getApp().globalData) as Promise<Globals>;

describe('框架 / 注册小程序 App (registering the app)', () => {
  test('onLaunch and then onShow are told the path, query and scene of the launch', async () => {
    const { launch: told, shows } = await globals();
    expect(told).toMatchObject(launch);
    expect(shows).toHaveLength(1);
    expect(shows[0]).toMatchObject(launch);
    expect((await phone().diary()).slice(0, 2)).toEqual(['app onLaunch', 'app onShow']);
  });

  test('getLaunchOptionsSync and getEnterOptionsSync say the same', async () => {
    expect(await phone().wx('getLaunchOptionsSync')).toMatchObject(launch);
    expect(await phone().wx('getEnterOptionsSync')).toMatchObject(launch);
  });

  test('the page of the launch is open, with its query', async () => {
    const page = await phone().arrive('pages/mine/index');
    expect(page.query).toEqual({ from: 'poster' });
    expect(await textOf(page, '#scene')).toBe('1047');
  });

  test('getApp gives the one instance, whose methods see it as this', async () => {
    expect(await phone().miniProgram.evaluate(() => getApp() === getApp())).toBe(true);
    expect(await phone().miniProgram.evaluate((who: string) => getApp().greet(who), 'Ann')).toBe('Corner shop greets Ann');
  });

  test('globalData outlives the pages', async () => {
    await phone().miniProgram.evaluate(() => void Object.assign(getApp().globalData, { kept: 'kept' }));
    await phone().open('/pages/data/index');
    expect(await phone().miniProgram.evaluate(() => (getApp().globalData as unknown as { kept: string }).kept)).toBe('kept');
  });
});

describe('框架 / 注册小程序 App / onError and onUnhandledRejection', () => {
  test('onError gets message and stack of what an event handler throws', async () => {
    await tap(await phone().open('/pages/broken/index'), '#throw');
    const message = await until('onError was told', async () => (await globals()).errors.find((line) => line.includes('thrown by a tap')));
    expect(message).toContain('onThrow');
  });

  test('onError gets what a timer throws', async () => {
    await tap(await phone().open('/pages/broken/index'), '#later');
    await until('onError was told', async () => (await globals()).errors.some((line) => line.includes('thrown by a timer')));
  });

  test('onUnhandledRejection gets the reason', async () => {
    await tap(await phone().open('/pages/broken/index'), '#reject');
    await until('onUnhandledRejection was told', async () => (await globals()).rejections.includes('nobody listens'));
  });

  test('the listeners of wx.onError hear it too, until they are taken off', async () => {
    const heard = () => phone().miniProgram.evaluate(() => (getApp() as unknown as { heard: number }).heard) as Promise<number>;
    await phone().miniProgram.evaluate(() => {
      const app = getApp() as unknown as { heard: number; listener: () => void };
      const on = wx as unknown as Record<'onError', (listener: () => void) => void>;
      app.heard = 0;
      app.listener = () => void (app.heard += 1);
      on.onError(app.listener);
    });
    const page = await phone().open('/pages/broken/index');
    await tap(page, '#throw');
    await until('the listener heard', async () => (await heard()) === 1);
    await phone().miniProgram.evaluate(() => {
      const off = wx as unknown as Record<'offError', (listener: () => void) => void>;
      off.offError((getApp() as unknown as { listener: () => void }).listener);
    });
    const before = (await globals()).errors.length;
    await tap(page, '#throw');
    await until('onError was told again', async () => (await globals()).errors.length > before);
    expect(await heard()).toBe(1);
  });

  test('a page whose onLoad throws is open and goes on', async () => {
    const page = await phone().open('/pages/broken-load/index');
    await until('it was ready', () => dataOf<boolean>(page, 'isReady'));
    expect(await textOf(page, '#ready')).toBe('true');
    expect((await globals()).errors.some((line) => line.includes('thrown by onLoad'))).toBe(true);
  });
});

describe('框架 / 注册小程序 App / onPageNotFound', () => {
  test('a launch at a page that does not exist tells its path and query, and may be sent on', async () => {
    const lostPhone = await another({ launch: { path: 'pages/no-such/index', query: { a: '1' } } });
    const page = await lostPhone.arrive('pages/routing/index');
    await until('the page knows', async () => (await textOf(page, '#lost').catch(() => '')) !== '');
    expect(await textOf(page, '#lost')).toContain('pages/no-such/index');
    const { lost } = (await lostPhone.miniProgram.evaluate(() => getApp().globalData)) as Globals;
    expect(lost).toEqual([expect.objectContaining({ path: expect.stringContaining('pages/no-such/index') as string, query: { a: '1' }, isEntryPage: true })]);
  });
});
