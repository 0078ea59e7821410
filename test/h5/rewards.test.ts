import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { decideRewards } from '../support/decided-rewards';
import { openFirstCard, openShared, press, seeApplied, sendApplication, shareCard, topPage } from '../support/h5-pages';
import { connectBrowser, siteUrl, welcome, type Visitor } from '../support/h5-visitor';
import { askWhy, offerForWealth, WEALTH_ARTICLE } from '../support/reward-staff';

jest.setTimeout(120_000);

/** Of the seed: with the bank for a year, so that their account is not one that was opened for this. */
const FRIEND = 'gu-chengyu';

const site = () => ({ url: siteUrl(), databaseUrl: process.env.H5_DATABASE_URL! });

/** The sharer shares the first card of a class in a chat; the friend opens it, and applies or makes an appointment. */
const handOn = async (sharer: Visitor, friend: Visitor, className: string): Promise<void> => {
  await openFirstCard(sharer, className);
  await openShared(friend, await shareCard(sharer, 'chat'), 1007);
  await sendApplication(friend, { name: '顾承宇', phone: '13800000005' });
  await seeApplied(friend);
};

describe('a reward on the web', () => {
  let browser: Browser;
  let sharer: Visitor;
  let friend: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
    sharer = await welcome(browser, { person: 'h5-rewards-sharer', colorScheme: 'dark' });
    friend = await welcome(browser, { person: FRIEND });
  });
  afterAll(async () => {
    await Promise.all([sharer.leave(), friend.leave()]);
    await browser.close();
  });

  const entries = () => topPage(sharer).locator('.reward-list__entry');
  const openRewards = async (): Promise<void> => {
    await sharer.page.goto(routes.rewards());
    await topPage(sharer).getByText('不设奖励的产品').waitFor();
  };

  test('before anybody did anything, 我的 leads to what is offered and what never is', async () => {
    await sharer.page.goto(routes.me());
    await press(sharer, '好友办理奖励');
    await topPage(sharer).getByText('还没有奖励').waitFor();
    await topPage(sharer).getByText('好友经你的卡片申请信用卡，你得 100 积分').waitFor();
    await topPage(sharer).getByText(WEALTH_ARTICLE, { exact: true }).waitFor();
  });

  test('opening a credit card by a code pays nothing; applying for it pays the sharer', async () => {
    await handOn(sharer, friend, '信用卡');
    expect(await decideRewards(site(), FRIEND, 'credit-card')).toMatchObject({ state: 'paid' });
  });

  test('the sharer reads it on the page, in the statement and in the balance', async () => {
    await openRewards();
    await entries().first().waitFor();
    expect(await entries().count()).toBe(1);
    expect((await entries().first().innerText()).replace(/\s+/g, ' ')).toMatch(/已到账 \+100 ?积分/);
    await topPage(sharer).getByRole('group', { name: '100 积分', exact: true }).waitFor();
    await sharer.page.goto(routes.statement());
    await topPage(sharer).getByRole('button', { name: /^好友办理奖励.* 加 100 积分/ }).waitFor();
    await sharer.page.goto(routes.benefits());
    await topPage(sharer).getByRole('group', { name: '100 积分', exact: true }).waitFor();
  });

  test('nobody is named on it', async () => {
    await openRewards();
    expect(await topPage(sharer).innerText()).not.toMatch(/顾|承宇/);
  });

  test('an appointment for a wealth card pays nothing, and why is the article', async () => {
    await handOn(sharer, friend, '理财');
    const { conversionId, state } = await decideRewards(site(), FRIEND, 'wealth');
    expect(state).toBe('refused');
    const { cardClass, decisions } = await askWhy(siteUrl(), conversionId);
    expect(cardClass).toBe('wealth');
    expect(decisions).toMatchObject([{ state: 'refused', reason: 'forbidden-by-law', points: 0, steps: [{ question: 'law', isPassed: false, article: WEALTH_ARTICLE }] }]);
  });

  test('the sharer reads the article, and sees neither a reward nor that somebody did something', async () => {
    await openRewards();
    await entries().first().waitFor();
    expect(await entries().count()).toBe(1);
    const excluded = topPage(sharer).locator('.mb-cell').filter({ hasText: WEALTH_ARTICLE }).first();
    expect((await excluded.innerText()).trim()).toMatch(/^理财/);
    await topPage(sharer).getByRole('group', { name: '100 积分', exact: true }).waitFor();
  });

  test('a marketer who would offer one for wealth is refused with the article', async () => {
    expect(await offerForWealth(siteUrl())).toEqual({
      status: 422,
      code: 'reward-rules-refused',
      message: expect.stringContaining(WEALTH_ARTICLE) as string,
    });
  });

  test('a guest is asked to sign in', async () => {
    const guest = await welcome(browser);
    await guest.page.goto(routes.rewards());
    await topPage(guest).getByRole('button', { name: '登录', exact: true }).waitFor();
    await guest.leave();
  });

  test('nothing went wrong', () => {
    expect([...sharer.faults, ...friend.faults]).toEqual([]);
  });
});
