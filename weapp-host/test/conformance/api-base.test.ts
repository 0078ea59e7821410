import { call, dataOf, press, refusal, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const device = { width: 390, height: 844, pixelRatio: 3, model: 'iPhone 14', platform: 'ios', language: 'en', networkType: '5g' } as const;
const { phone } = openFixture({ device });
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/api/index');
});

describe('API / 基础 / 系统 (the system)', () => {
  test('getSystemInfoSync, getSystemInfo and their newer parts agree', async () => {
    const sync = await phone().wx('getSystemInfoSync');
    expect(sync).toMatchObject({
      model: 'iPhone 14', platform: 'ios', language: 'en', pixelRatio: 3, screenWidth: 390, screenHeight: 844, windowWidth: 390, SDKVersion: '3.8.2',
    });
    expect(await phone().wx('getSystemInfo')).toMatchObject({ ...sync, errMsg: 'getSystemInfo:ok' });
    expect(sync).toMatchObject(await phone().wx('getDeviceInfo').then(({ model, platform, system }) => ({ model, platform, system })));
    expect(await phone().wx('getAppBaseInfo')).toMatchObject({ SDKVersion: '3.8.2', language: 'en', theme: 'light' });
  });

  test('the safe area lies within the screen', async () => {
    const { safeArea } = await phone().wx<{ safeArea: Record<'left' | 'right' | 'top' | 'bottom' | 'width' | 'height', number> }>('getWindowInfo');
    expect([safeArea.right - safeArea.left, safeArea.bottom - safeArea.top]).toEqual([safeArea.width, safeArea.height]);
    expect(safeArea.bottom).toBeLessThanOrEqual(844);
  });

  test('canIUse knows what is there and what is not', async () => {
    expect(await phone().wx('canIUse', 'request')).toBe(true);
    expect(await phone().wx('canIUse', 'noSuchThing')).toBe(false);
    expect(await phone().wx('canIUse', 'button.open-type.share')).toBe(true);
  });

  test('getAccountInfoSync tells the app id and the version', async () => {
    expect(await phone().wx('getAccountInfoSync')).toMatchObject({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } });
  });

  test('the update manager finds nothing new', async () => {
    expect(await call(page, 'checkUpdate')).toEqual(['function', 'function', 'function']);
    const checks = await until('it was checked', async () => {
      const all = await dataOf<unknown[]>(page, 'checks');
      return all.length > 0 && all;
    });
    expect(checks).toEqual([{ hasUpdate: false }]);
  });

  test('nextTick comes after what runs now, base64 goes both ways', async () => {
    expect(await call(page, 'ticks')).toEqual(['now', 'tick']);
    expect(await call(page, 'bytes')).toEqual({ text: 'aGk=', back: [104, 105] });
  });
});

describe('API / 设备 (the device)', () => {
  test('the clipboard keeps a text, once the privacy notice is agreed to', async () => {
    const copied = phone().wx('setClipboardData', { data: '面包' });
    await press(() => phone().miniProgram.native().authorizeAllow());
    expect(await copied).toMatchObject({ errMsg: 'setClipboardData:ok' });
    expect(await phone().wx('getClipboardData')).toMatchObject({ data: '面包', errMsg: 'getClipboardData:ok' });
  });

  test('the network is the phone’s', async () => {
    expect(await phone().wx('getNetworkType')).toMatchObject({ networkType: '5g', errMsg: 'getNetworkType:ok' });
  });

  test.each([['vibrateShort', { type: 'light' }], ['setKeepScreenOn', { keepScreenOn: true }]])('%s answers ok', async (name, options) => {
    expect(await phone().wx(name, options)).toMatchObject({ errMsg: `${name}:ok` });
  });
});

describe('API / 文件 (files)', () => {
  test('files are written, read, listed and removed', async () => {
    const { missing, access, ...rest } = await call<Record<string, unknown>>(page, 'files');
    expect(rest).toEqual({ text: 'one two', list: ['a.txt'], size: 7, after: [] });
    expect(missing).toMatch(/readFileSync:fail no such file or directory/);
    expect(access).toMatch(/accessSync:fail no such file or directory/);
  });

  test('files of the package are read', async () => {
    expect(await call(page, 'packageFile')).toBe('/**');
  });

  test('getImageInfo tells size and type of a picture of the package', async () => {
    expect(await phone().wx('getImageInfo', { src: '/assets/apple.png' })).toMatchObject({ width: 64, height: 48, type: 'png', errMsg: 'getImageInfo:ok' });
    expect(await refusal(phone().wx('getImageInfo', { src: '/assets/none.png' }))).toMatch(/^getImageInfo:fail/);
  });
});
