import type { Browser } from 'playwright-core';
import { titleOf } from '@/features/points/statement-words';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { askToRedeem, confirmRedeem, exchangeIn, openItem, otherFaults, placedOrder, shownBalance, shownCode, shownOrders, shownStatement } from '../support/mall-pages-h5';

jest.setTimeout(120_000);

/** Of the seed: there is one of it, for 1,000 points. */
const LAST = '公益场电影票';
const SOLD_OUT = '刚刚被兑完了，积分未扣除。';
const REFUSED = /POST .*\/api\/mall\/orders 409$/;

/** Where a redemption came to its end: on the page of the order, or with a sentence in the sheet. */
const endOf = async (visitor: Visitor): Promise<'won' | 'told'> => {
  const won = placedOrder(visitor).then(() => 'won' as const);
  const told = visitor.page.getByText(SOLD_OUT).waitFor().then(() => 'told' as const);
  return Promise.any([won, told]);
};

describe('journey D: the last one, wanted on two devices at once', () => {
  let browser: Browser;
  let winner: Visitor;
  let loser: Visitor;
  const people: Visitor[] = [];

  beforeAll(async () => {
    browser = await connectBrowser();
    for (const person of ['journey-d-first', 'journey-d-second']) people.push(await welcome(browser, { person }));
  });
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()));
    await browser.close();
  });

  test('each has points for exactly one', async () => {
    for (const person of people) {
      await exchangeIn(person, 5_000);
      expect(await shownBalance(person)).toBe(1_000);
    }
  });

  test('both read what will be taken, and that there is one left', async () => {
    for (const person of people) {
      await openItem(person, LAST);
      expect(await topPage(person).innerText()).toContain('仅剩 1 件');
      await askToRedeem(person);
      await person.page.getByRole('dialog').getByText('兑换后余额').waitFor();
    }
  });

  test('both confirm: one gets it, the other is told kindly', async () => {
    await Promise.all(people.map(confirmRedeem));
    const ends = await Promise.all(people.map(endOf));
    expect([...ends].sort()).toEqual(['told', 'won']);
    winner = people[ends.indexOf('won')]!;
    loser = people[ends.indexOf('told')]!;
  });

  test('who got it has a code, and paid once', async () => {
    await press(winner, '查看券码');
    expect(await shownCode(winner)).toMatch(/^[2-9A-HJ-NP-Z]{8,}$/);
    expect(await shownBalance(winner)).toBe(0);
    expect((await shownStatement(winner))[0]).toBe(`${titleOf({ kind: 'spent', about: 'order', subject: LAST })} −1,000`);
  });

  test('nothing was taken from who did not, and the shelf says that it is gone', async () => {
    expect(await shownBalance(loser)).toBe(1_000);
    await loser.page.getByRole('link', { name: new RegExp(`，${LAST}，.*已兑完$`) }).waitFor();
    expect(await shownOrders(loser)).toEqual([]);
    expect(await shownStatement(loser)).toEqual([`${titleOf({ kind: 'earned', about: 'exchange', subject: null })} +1,000`]);
  });

  test('nothing else went wrong in either browser', () => {
    expect(winner.faults).toEqual([]);
    expect(otherFaults(loser, REFUSED)).toEqual([]);
  });
});
