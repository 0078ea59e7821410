import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { exchangeIn, shownBalance } from '../support/mall-pages-h5';

jest.setTimeout(120_000);

describe('exchanging points', () => {
  let browser: Browser;
  let member: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterEach(() => member.leave());
  afterAll(() => browser.close());

  test('goes both ways, and is listed', async () => {
    member = await welcome(browser, { person: 'exchanges-both-ways' });
    await exchangeIn(member, 5_000);
    await press(member, '再换一笔');
    await member.page.getByRole('tab', { name: '微厅积分换信用卡积分' }).click();
    await press(member, '加 100');
    await press(member, '加 100');
    await topPage(member).getByText('200 微厅积分，可换 800 信用卡积分').waitFor();
    await press(member, '互换');
    await press(member, '确认换出 200 微厅积分');
    await topPage(member).getByText('800 信用卡积分已到账。').waitFor();
    expect(await shownBalance(member)).toBe(800);
    await member.page.goto(routes.exchange());
    await topPage(member).getByText(/^200 → 800 · /).waitFor();
    await topPage(member).getByText(/^5,000 → 1,000 · /).waitFor();
    expect(member.faults).toEqual([]);
  });

  test('refuses an amount in the field, before anything is asked', async () => {
    member = await welcome(browser, { person: 'exchanges-too-much' });
    await member.page.goto(routes.exchange());
    const field = topPage(member).getByRole('textbox', { name: '换出的信用卡积分' });
    for (const [typed, refusal] of [['501', '填写 500 的倍数。'], ['10500', /^今天最多还可换 10,000 信用卡积分。$/], ['900000000', /^信用卡积分还差 /]] as const) {
      await field.fill(typed);
      await press(member, '互换');
      await topPage(member).getByText(refusal).waitFor();
    }
    expect(await member.page.getByRole('dialog').count()).toBe(0);
    expect(member.faults).toEqual([]);
  });

  test('tells who has no credit card so', async () => {
    member = await welcome(browser, { person: 'no-card-exchange' });
    await member.page.goto(routes.exchange());
    await topPage(member).getByText('没有查到你的信用卡').waitFor();
    expect(member.faults).toEqual([]);
  });
});
