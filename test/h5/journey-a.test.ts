import type { Browser } from 'playwright-core';
import { agreeAndApply, sendApplication, goToMiniProgram, openChain, openFirstCard, openShared, shareCard, shownCard, topPage, watchTotals } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';

jest.setTimeout(120_000);

/** What a single page of Moments may not offer: anything to press, to fill in or to follow. */
const FORBIDDEN = 'button, input, textarea, form, a[href], [role=button], [role=link], [role=tab]';

describe('journey A: from a card in Moments to an application', () => {
  let browser: Browser;
  let sharer: Visitor;
  let stranger: Visitor;
  let title: string;
  let link: string;

  beforeAll(async () => {
    browser = await connectBrowser();
    sharer = await welcome(browser, { person: 'journey-a-sharer' });
    stranger = await welcome(browser);
  });
  afterAll(async () => {
    await Promise.all([sharer.leave(), stranger.leave()]);
    await browser.close();
  });

  test('a member opens a card and shares it to Moments', async () => {
    title = await openFirstCard(sharer, '存款');
    link = await shareCard(sharer, 'timeline');
    expect(link).toMatch(/[?&]c=[A-Za-z0-9_-]{32}(&|$)/);
  });

  test('a stranger reads it in Moments, with nothing to press', async () => {
    await openShared(stranger, link, 1154);
    expect(await shownCard(stranger)).toBe(title);
    await stranger.page.getByText('点击下方「前往小程序」').waitFor();
    expect(await topPage(stranger).locator(FORBIDDEN).count()).toBe(0);
    expect(await stranger.page.locator('.taro-tabbar__tabbar >> visible=true').count()).toBe(0);
  });

  test('前往小程序 shows the same card, now to a member', async () => {
    await goToMiniProgram(stranger);
    expect(await shownCard(stranger)).toBe(title);
    await stranger.page.getByText(/由 .+ 分享/).waitFor();
  });

  test('who agrees to the notice may apply', async () => {
    await sendApplication(stranger, { name: '苏晚舟', phone: '13800000001' });
    await agreeAndApply(stranger);
  });

  test('the sharer sees one open, one visitor, one member and one conversion', async () => {
    await openChain(sharer, title);
    expect(await watchTotals(sharer, ({ conversions }) => conversions > 0)).toEqual({ intents: 1, opens: 1, visitors: 1, nodes: 1, members: 1, conversions: 1 });
  });

  test('nothing went wrong in either browser', () => {
    expect([...sharer.faults, ...stranger.faults]).toEqual([]);
  });
});
