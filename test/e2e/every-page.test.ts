import { paths } from '@/routes';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, openFirstCard, queryOn, shownCard, until, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

/** Pages that show something of their own only for a query; the rest open as they are. */
const NEEDS_QUERY: readonly string[] = [paths.card, paths.apply, paths.chain];

describe('every page of the compiled mini-program', () => {
  let phones: WeappPhones;
  let phone: WeappPhone;
  let query: Record<string, string>;

  beforeAll(async () => {
    phones = await openPhones();
    phone = await phones.welcome('weapp-every-page');
    await openFirstCard(phone, '存款');
    query = queryOn(await onPage(phone, paths.card));
  });
  afterAll(async () => {
    await phone.leave();
    await phones.close();
  });

  test.each(Object.values(paths))('%s opens, shows something, and nothing goes wrong', async (path) => {
    const before = phone.faults.length;
    await phone.enter({ path, query: NEEDS_QUERY.includes(path) ? query : {} });
    const page = await onPage(phone, path);
    await until('content', async () => {
      const shell = await page.$('.mb-shell');
      return ((await shell?.text()) ?? '').trim().length > 0;
    });
    expect(phone.faults.slice(before)).toEqual([]);
  });

  test('each of them is reached by tapping as well: home, a card, its form and back', async () => {
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
