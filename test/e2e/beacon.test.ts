import { paths } from '@/routes';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { openChain, openFirstCard, shownCard, until, waitFor, watchTotals } from '../support/weapp-pages';
import type { SharedCard } from '../../weapp-host/src/index';

jest.setTimeout(120_000);

/** From now on, what is sent about opens and events reaches nobody; or it does, and the answer is lost. */
const cut = async (phone: WeappPhone, isReached: boolean): Promise<void> => {
  await phone.mini.mockWxMethod(
    'request',
    function (this: { origin: (options: object) => unknown }, { url, method, data, header, dataType, timeout }: Record<string, string>, reaches: boolean) {
      const isCut = /\/api\/(opens|events)$/.test(url ?? '');
      const lost = { errMsg: 'request:fail interrupted' };
      if (isCut && !reaches) return lost;
      return new Promise((resolve) => {
        const settle = (result: unknown) => resolve(isCut ? lost : result);
        this.origin({ url, method, data, header, ...(dataType && { dataType }), timeout, success: settle, fail: settle });
      });
    },
    isReached,
  );
};

/** How many events the phone keeps. */
const keptOn = async (phone: WeappPhone): Promise<number> => {
  const stored = (await phone.mini.callWxMethod('getStorageSync', 'mb:chain-events')) as unknown as { events: unknown[] } | '';
  return stored === '' ? 0 : stored.events.length;
};

const waitUntilKept = (phone: WeappPhone, count: number) => until(`${count} kept events`, async () => (await keptOn(phone)) === count);

describe('the beacon of the compiled mini-program', () => {
  let phones: WeappPhones;
  let title: string;
  let shared: SharedCard;
  const people: WeappPhone[] = [];
  const someone = async (name: string): Promise<WeappPhone> => {
    const phone = await phones.welcome(name);
    people.push(phone);
    return phone;
  };

  beforeAll(async () => {
    phones = await openPhones();
    const sharer = await someone('weapp-beacon-sharer');
    title = await openFirstCard(sharer, '存款');
    await waitFor(sharer, '.mb-button', '分享');
    shared = await sharer.share('appMessage');
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()));
    await phones.close();
  });

  test.each([
    ['never arrived', false],
    ['arrived, and whose answer was lost', true],
  ])('tells at the next start an open that %s before the program was killed', async (_how, isReached) => {
    const phone = await someone(`weapp-beacon-${isReached}`);
    await phone.enter({ path: paths.home });
    await cut(phone, isReached);
    await phone.mini.callWxMethod('navigateTo', { url: `/${shared.path}?id=${shared.query.id}&c=${shared.query.c}` });
    await shownCard(phone);
    await waitUntilKept(phone, 1);
    await phone.mini.restoreWxMethod('request');
    await phone.enter({ path: paths.home });
    await waitUntilKept(phone, 0);
  });

  test('the sharer sees each of them once', async () => {
    await openChain(people[0]!, title);
    const totals = await watchTotals(people[0]!, ({ opens }) => opens === 2);
    expect(totals).toEqual({ intents: 1, opens: 2, visitors: 2, nodes: 2, members: 2, conversions: 0 });
  });
});
