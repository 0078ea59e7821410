import { paths } from '@/routes';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, press, textsOf, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

const OFFER = '需要更大的字吗？';
const TILES = ['生活缴费', '缴费记录', '我的积分', '我的预约', '网点电话', '客服热线'];

/** Opens the first page anew, without entering the mini-program: what is kept on the phone is what counts. */
const openHome = async (phone: WeappPhone): Promise<void> => {
  await phone.mini.callWxMethod('reLaunch', { url: paths.home });
  await onPage(phone, paths.home);
  await waitFor(phone, '.brand-footer');
};

/** What stands on the first page once it is there: tiles or links, sheets, products. */
const seenAtHome = async (phone: WeappPhone) => ({
  tiles: await textsOf(phone, '.elder-tiles__tile'),
  links: (await textsOf(phone, '.mb-quick-links__link')).length,
  sheets: await textsOf(phone, '.mb-sheet__title'),
  products: (await textsOf(phone, '.card-tile')).length,
});

const ORDINARY = { tiles: [], links: 4, sheets: [], products: 3 };

describe('elder mode in the compiled mini-program', () => {
  let phones: WeappPhones;
  let grandmother: WeappPhone;
  let grandson: WeappPhone;

  beforeAll(async () => {
    phones = await openPhones();
    grandmother = await phones.welcome('weapp-elder-grandmother');
    grandson = await phones.welcome('weapp-elder-grandson');
  });
  afterAll(async () => {
    await Promise.all([grandmother.leave(), grandson.leave()]);
    await phones.close();
  });

  test('is offered to nobody who reads WeChat in letters of an ordinary size', async () => {
    await grandmother.setFontScale(1.2);
    await openHome(grandmother);
    expect(await seenAtHome(grandmother)).toEqual(ORDINARY);
  });

  test('is offered where the letters are large, and switched on with one tap', async () => {
    await grandmother.setFontScale(1.29);
    await openHome(grandmother);
    await waitFor(grandmother, '.mb-sheet__title', OFFER);
    await press(grandmother, '.mb-button', '开启长辈版');
    await waitFor(grandmother, '.elder-tiles__tile', '生活缴费');
    expect(await seenAtHome(grandmother)).toEqual({ tiles: TILES, links: 0, sheets: [], products: 0 });
    await openHome(grandmother);
    expect(await seenAtHome(grandmother)).toEqual({ tiles: TILES, links: 0, sheets: [], products: 0 });
  });

  test('is not offered again to whoever did not want it', async () => {
    await grandson.setFontScale(1.6);
    await openHome(grandson);
    await waitFor(grandson, '.mb-sheet__title', OFFER);
    await press(grandson, '.mb-button', '暂时不用');
    await openHome(grandson);
    expect(await seenAtHome(grandson)).toEqual(ORDINARY);
  });

  test('nothing went wrong on either phone', () => {
    expect([...grandmother.faults, ...grandson.faults]).toEqual([]);
  });
});
