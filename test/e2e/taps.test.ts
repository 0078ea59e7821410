import { paths } from '@/routes';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, openFirstCard, shownCard, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

describe('the compiled mini-program', () => {
  let phones: WeappPhones;
  let phone: WeappPhone;

  beforeAll(async () => {
    phones = await openPhones();
    phone = await phones.welcome('weapp-every-page');
  });
  afterAll(async () => {
    await phone.leave();
    await phones.close();
  });

  test('leads by taps from the products to a card, its form and back', async () => {
    await phone.enter({ path: paths.products });
    await openFirstCard(phone, '存款');
    expect(await shownCard(phone)).not.toBe('');
    await (await waitFor(phone, '.mb-button', /^(预约|申请)$/)).tap();
    await onPage(phone, paths.apply);
    await phone.mini.native().navigateLeft();
    await onPage(phone, paths.card);
    expect(phone.faults).toEqual([]);
  });
});
