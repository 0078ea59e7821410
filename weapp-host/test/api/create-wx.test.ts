import { FAMILIES, STATUS_OF } from '../../src/runtime/api/families';
import { createPhoneDouble, errMsgOf, outcome } from './phone-double';

describe('the wx object', () => {
  it('has every name of the table as an enumerable property of its own, so that a framework can copy it', () => {
    const { wx } = createPhoneDouble();
    const copied = { ...wx };
    expect(Object.keys(copied).sort()).toEqual([...STATUS_OF.keys()].sort());
    expect(Object.entries(copied).filter(([, value]) => !['function', 'object'].includes(typeof value))).toEqual([]);
  });

  it('names each call once', () => {
    const names = Object.values(FAMILIES).flatMap(({ works, modelled, refuses }) => [...works, ...modelled, ...refuses]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refuses what it does not support in the form of an asynchronous call', async () => {
    const { wx } = createPhoneDouble();
    const { heard, result } = await outcome(wx.scanCode);
    expect(heard).toEqual(['fail', 'complete']);
    expect(result).toEqual({ errMsg: 'scanCode:fail not supported by weapp-host' });
  });

  it('throws where an unsupported call would answer at once', () => {
    const { wx } = createPhoneDouble();
    expect(() => wx.isVKSupport!('v1')).toThrow('isVKSupport:fail not supported by weapp-host');
  });

  it('gives contexts whose methods refuse and whose listeners stay silent', async () => {
    const { wx } = createPhoneDouble();
    const ad = wx.createRewardedVideoAd!({ adUnitId: 'a' }) as { load: () => Promise<void>; onClose: (listener: () => void) => void };
    expect(() => ad.onClose(() => undefined)).not.toThrow();
    await expect(ad.load()).rejects.toEqual({ errMsg: 'createRewardedVideoAd.load:fail not supported by weapp-host' });
    await expect(Promise.resolve(ad)).resolves.toBe(ad);
  });

  it('hears signals under the names of WeChat until it is told not to', () => {
    const { wx, runtime } = createPhoneDouble();
    const heard: unknown[] = [];
    const listener = (value: unknown) => heard.push(value);
    wx.onThemeChange!(listener);
    runtime.signals.send('ThemeChange', { theme: 'dark' });
    wx.offThemeChange!(listener);
    runtime.signals.send('ThemeChange', { theme: 'light' });
    expect(heard).toEqual([{ theme: 'dark' }]);
  });

  it('lets a mock stand in for a call, also where the call was copied before', () => {
    const { wx, runtime } = createPhoneDouble();
    const { getApiCategory } = wx;
    runtime.mocks.set('getApiCategory', () => 'mocked');
    expect(getApiCategory!()).toBe('mocked');
  });

  it('can use what works or is modelled, and nothing else', () => {
    const { wx } = createPhoneDouble();
    const asked = ['request', 'makePhoneCall', 'showModal.object.editable', 'scanCode', 'noSuchCall', 'button.open-type.share', 'button.open-type.liveActivity', 'scroll-view'];
    expect(asked.filter((schema) => wx.canIUse!(schema))).toEqual(['request', 'makePhoneCall', 'showModal.object.editable', 'button.open-type.share', 'scroll-view']);
  });
});

describe('the form of a call', () => {
  it('promises only when there is no callback', async () => {
    const { wx } = createPhoneDouble();
    await expect(wx.getNetworkType!()).resolves.toEqual({ errMsg: 'getNetworkType:ok', networkType: 'wifi', hasSystemProxy: false });
    expect(wx.getNetworkType!({ complete: () => undefined })).toBeUndefined();
    expect(wx.getNetworkType!({ success: () => undefined })).toBeUndefined();
  });

  it('calls back only after it has returned', async () => {
    const { wx } = createPhoneDouble();
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      wx.getNetworkType!({ success: () => order.push('success'), complete: () => resolve() });
    });
    order.push('returned');
    await done;
    expect(order).toEqual(['returned', 'success']);
  });

  it('reports a callback that throws, and still calls complete', async () => {
    const { wx, reported } = createPhoneDouble();
    await new Promise<void>((resolve) => {
      wx.getNetworkType!({
        success: () => {
          throw new Error('mistake of the program');
        },
        complete: () => resolve(),
      });
    });
    expect(reported).toEqual(['mistake of the program']);
  });

  it('names a parameter of the wrong kind as WeChat does', async () => {
    const { wx } = createPhoneDouble();
    await expect(errMsgOf(wx.request)).resolves.toBe('request:fail parameter error: parameter.url should be String instead of Undefined;');
    await expect(errMsgOf(wx.showToast, { title: 1 })).resolves.toBe('showToast:fail parameter error: parameter.title should be String instead of Number;');
  });

  it('fails tab bar calls away from a tab page', async () => {
    await expect(errMsgOf(createPhoneDouble().wx.setTabBarBadge, { index: 0, text: '1' })).resolves.toBe('setTabBarBadge:fail not TabBar page');
    await expect(errMsgOf(createPhoneDouble({ path: 'pages/home/index' }).wx.setTabBarBadge, { index: 0, text: '1' })).resolves.toBe('setTabBarBadge:ok');
  });
});

describe('a single page of Moments', () => {
  it('throws and reports what is banned when it is called, not when it is copied', () => {
    const { wx, reported } = createPhoneDouble({ scene: 1154 });
    const copied = { ...wx };
    expect(reported).toEqual([]);
    expect(() => copied.login!()).toThrow('wx.login is not available in single-page mode (scene 1154)');
    expect(reported).toEqual(['wx.login is not available in single-page mode (scene 1154)']);
  });

  it('keeps storage and requests, and says that one may browse only', () => {
    const { wx } = createPhoneDouble({ scene: 1154 });
    wx.setStorageSync!('seen', true);
    expect(wx.getStorageSync!('seen')).toBe(true);
    expect(wx.getApiCategory!()).toBe('browseOnly');
  });

  it('has the whole screen as its safe area', () => {
    const safeArea = (scene: number) => (createPhoneDouble({ scene }).wx.getWindowInfo!() as { safeArea: unknown }).safeArea;
    expect(safeArea(1154)).toEqual({ left: 0, top: 0, right: 375, bottom: 812, width: 375, height: 812 });
    expect(safeArea(1001)).toEqual({ left: 0, top: 44, right: 375, bottom: 778, width: 375, height: 734 });
  });
});
