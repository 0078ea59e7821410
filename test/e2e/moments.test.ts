import { paths } from '@/routes';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, openFirstCard, queryOn, shownCard, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

/** What the functions below find where they run: in the mini-program. */
declare const getCurrentPages: () => Record<string, unknown>[];
declare const wx: { login: (options: object) => unknown; getStorageInfoSync: () => { keys: string[] } };

/** Every page whose config has both share flags. A page that gets them has to stand here, and is then opened in Moments. */
const SHARE_PAGES: readonly string[] = [paths.card];

describe('single-page mode (scene 1154)', () => {
  let phones: WeappPhones;
  let sharer: WeappPhone;
  let stranger: WeappPhone;

  beforeAll(async () => {
    phones = await openPhones();
    sharer = await phones.welcome('weapp-moments-sharer');
    stranger = await phones.welcome('weapp-moments-stranger');
  });
  afterAll(async () => {
    await Promise.all([sharer.leave(), stranger.leave()]);
    await phones.close();
  });

  test('only the pages listed here can be shared to Moments', async () => {
    await openFirstCard(sharer, '存款');
    const query = queryOn(await onPage(sharer, paths.card));
    const shareable: string[] = [];
    for (const path of Object.values(paths)) {
      await sharer.enter({ path, query });
      await onPage(sharer, path);
      const hooks = (await sharer.mini.evaluate(() => {
        const page = getCurrentPages().at(-1)!;
        return ['onShareAppMessage', 'onShareTimeline'].filter((name) => typeof page[name] === 'function');
      })) as string[];
      if (!hooks.includes('onShareTimeline')) continue;
      // Moments needs both: alone it is a flag that was forgotten.
      expect(hooks).toContain('onShareAppMessage');
      shareable.push(path);
    }
    expect(shareable).toEqual(SHARE_PAGES);
  });

  test.each(SHARE_PAGES)('%s is read there, and calls nothing that is banned', async (path) => {
    const title = await openFirstCard(sharer, '存款');
    await waitFor(sharer, '.mb-button', '分享');
    const shared = await sharer.share('timeline');
    await stranger.enter(shared);
    await onPage(stranger, path);
    expect(await shownCard(stranger)).toBe(title);
    expect(stranger.faults).toEqual([]);
  });

  test('a banned call throws there', async () => {
    const told: unknown = await stranger.mini.evaluate(() => {
      try {
        void wx.login({});
        return 'allowed';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(told).toMatch(/wx\.login is not available in single-page mode/);
  });

  test('its storage is not the program’s', async () => {
    const keysOf = (phone: WeappPhone) => phone.mini.evaluate(() => wx.getStorageInfoSync().keys) as Promise<string[]>;
    await stranger.mini.callWxMethod('setStorageSync', 'of-single-page', '1');
    expect(await keysOf(stranger)).toContain('of-single-page');
    await stranger.goToMiniProgram();
    expect(await keysOf(stranger)).not.toContain('of-single-page');
  });
});
