import type { BranchView } from '@micro-branch/contract/branches';
import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { everyAddress } from '../support/h5-addresses';
import { topPage } from '../support/h5-pages';
import { connectBrowser, siteUrl, welcome, type Visitor } from '../support/h5-visitor';
import { ask, signIn } from '../support/site';

jest.setTimeout(120_000);

/** Of the seed: has everything a page could show. */
const PERSON = 'wang-xiaoman';
const SCROLLED_PX = 500;
/** Asks the service for nothing that it could keep. */
const HOLDS_NOTHING = new Set(['privacy', 'look', 'collect']);

/** How far down the page on top is scrolled. */
const scrolledBy = (visitor: Visitor): Promise<number> => topPage(visitor).evaluate((shell) => shell.closest('.taro_page')?.scrollTop ?? -1);

const scrollDown = (visitor: Visitor): Promise<void> =>
  topPage(visitor).evaluate((shell, top) => shell.closest('.taro_page')?.scrollTo({ top, behavior: 'instant' }), SCROLLED_PX);

const openTab = (visitor: Visitor, words: string): Promise<void> => visitor.page.locator('.weui-tabbar__item', { hasText: words }).click();

describe('a page that is come back to', () => {
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
    visitor = await welcome(browser, { person: PERSON });
  });
  afterAll(async () => {
    await visitor.leave();
    await browser.close();
  });
  beforeEach(async () => {
    await visitor.page.goto(routes.products(), { waitUntil: 'networkidle' });
    await topPage(visitor).getByRole('link').first().waitFor();
    await scrollDown(visitor);
  });

  test('stands where it was left, after a page above it was closed', async () => {
    const card = topPage(visitor).getByRole('link').nth(4);
    await card.scrollIntoViewIfNeeded();
    const left = await scrolledBy(visitor);
    expect(left).toBeGreaterThan(0);
    await card.click();
    await visitor.page.waitForURL('**/pages/p/index?**');
    await visitor.page.locator('.card-face').waitFor();
    await visitor.page.getByRole('button', { name: '返回' }).locator('visible=true').last().click();
    await visitor.page.waitForURL('**/products/**');
    // The page that is left fades out above the other.
    await visitor.page.locator('.card-face').waitFor({ state: 'detached' });
    expect(await scrolledBy(visitor)).toBe(left);
  });

  test('shows the branch the member chose, not the one of a guest, when it is opened with a session', async () => {
    const { name } = (await ask(`${siteUrl()}/api/branches/mine`, { token: await signIn(siteUrl(), PERSON) })) as BranchView;
    const guests = (await ask(`${siteUrl()}/api/branches/mine`, {})) as BranchView;
    expect(name).not.toBe(guests.name);
    await visitor.page.goto(routes.home(), { waitUntil: 'networkidle' });
    expect(await topPage(visitor).locator('.branch-hero__name').innerText()).toBe(name);
  });

  test('stands where it was left, after another tab', async () => {
    await openTab(visitor, '我的');
    await visitor.page.waitForURL('**/me/**');
    await openTab(visitor, '产品');
    await visitor.page.waitForURL('**/products/**');
    expect(await scrolledBy(visitor)).toBe(SCROLLED_PX);
  });
});

describe('without a network', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test('every page that shows what was kept says so, and from when it is', async () => {
    const visitor = await welcome(browser, { person: PERSON });
    const silent: string[] = [];
    for (const [name, address] of Object.entries(await everyAddress(siteUrl(), PERSON))) {
      await visitor.page.goto(address, { waitUntil: 'networkidle' });
      await visitor.page.context().setOffline(true);
      const ribbons = topPage(visitor).getByText(/^网络没有连上，下面是 .+ 保存的内容。$/);
      await ribbons.first().waitFor({ timeout: 2_000 }).catch(() => undefined);
      const count = await ribbons.count();
      if (count !== (HOLDS_NOTHING.has(name) ? 0 : 1)) silent.push(`${name} ${count}`);
      await visitor.page.context().setOffline(false);
    }
    expect(silent).toEqual([]);
    await visitor.leave();
  });

  test('nothing can be paid or redeemed', async () => {
    const visitor = await welcome(browser, { person: PERSON });
    await visitor.page.goto(routes.home(), { waitUntil: 'networkidle' });
    const pay = topPage(visitor).getByRole('button', { name: /^去缴费/ });
    expect(await pay.getAttribute('aria-disabled')).not.toBe('true');
    await visitor.page.context().setOffline(true);
    await topPage(visitor).getByText(/^网络没有连上/).waitFor();
    expect(await pay.getAttribute('aria-disabled')).toBe('true');
    await visitor.page.context().setOffline(false);
    await topPage(visitor).getByText(/^网络没有连上/).waitFor({ state: 'detached' });
    await visitor.leave();
  });
});
