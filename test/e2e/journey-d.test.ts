import { titleOf } from '@/features/points/statement-words';
import { askToRedeem, confirmRedeem, endOfRedeeming, exchangeIn, newestEntry, openItem, waitForBalance, shownCode, shownOrders } from '../support/mall-pages-weapp';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { press, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

/** Of the seed: there is one of it, for 1,000 points. */
const LAST = '公益场电影票';
const SOLD_OUT = '刚刚被兑完了，积分未扣除。';

describe('journey D in the compiled mini-program: the last one, wanted on two phones at once', () => {
  let phones: WeappPhones;
  let winner: WeappPhone;
  let loser: WeappPhone;
  const people: WeappPhone[] = [];

  beforeAll(async () => {
    phones = await openPhones();
    for (const person of ['weapp-d-first', 'weapp-d-second']) people.push(await phones.welcome(person));
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()));
    await phones.close();
  });

  test('each has points for exactly one', async () => {
    for (const person of people) {
      await exchangeIn(person, 5_000);
      await waitForBalance(person, '1,000');
    }
  });

  test('both read what will be taken, and that there is one left', async () => {
    for (const person of people) {
      await openItem(person, LAST);
      await waitFor(person, '.item-face__stock', '仅剩 1 件');
      await askToRedeem(person);
    }
  });

  test('both confirm: one gets it, the other is told kindly', async () => {
    await Promise.all(people.map(confirmRedeem));
    const ends = await Promise.all(people.map((person) => endOfRedeeming(person, SOLD_OUT)));
    expect([...ends].sort()).toEqual(['told', 'won']);
    winner = people[ends.indexOf('won')]!;
    loser = people[ends.indexOf('told')]!;
  });

  test('who got it has a code, and paid once', async () => {
    await press(winner, '.mb-button', '查看券码');
    expect(await shownCode(winner)).toMatch(/^[2-9A-HJ-NP-Z]{8,}$/);
    await waitForBalance(winner, '0');
    expect(await newestEntry(winner)).toEqual({ title: titleOf({ kind: 'spent', about: 'order', subject: LAST }), points: '−1,000' });
  });

  test('nothing was taken from who did not', async () => {
    // Never opened before, so nothing of it was kept: it is the service that says so.
    expect(await newestEntry(loser)).toEqual({ title: titleOf({ kind: 'earned', about: 'exchange', subject: null }), points: '+1,000' });
    expect(await shownOrders(loser)).toEqual([]);
    await waitForBalance(loser, '1,000');
    await waitFor(loser, '.item-tile', new RegExp(`${LAST}.*已兑完`, 's'));
  });

  test('nothing went wrong on either phone', () => {
    expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
