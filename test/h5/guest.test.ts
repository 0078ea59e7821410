import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { topPage } from '../support/h5-pages';
import { connectBrowser, welcome } from '../support/h5-visitor';

jest.setTimeout(60_000);

describe('a guest', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test.each([routes.myShares(), routes.applications(), routes.statement(), routes.checkIn(), routes.family(), routes.mandates()])('who asks for what is a member’s at %s is told so once', async (address) => {
    const guest = await welcome(browser);
    let refusals = 0;
    guest.page.on('response', (response) => void (refusals += response.status() === 401 ? 1 : 0));
    // Comes to rest only when nothing is asked for half a second.
    await guest.page.goto(address, { waitUntil: 'networkidle' });
    expect(await topPage(guest).innerText()).toContain('登录');
    expect(refusals).toBeLessThanOrEqual(2);
    await guest.leave();
  });

  test('shares nothing with another guest in the same browser', async () => {
    const [one, other] = [await welcome(browser), await welcome(browser)];
    await one.page.goto(routes.home());
    await other.page.goto(routes.home());
    await one.page.evaluate(() => localStorage.setItem('mark', 'one'));
    expect(await other.page.evaluate(() => localStorage.getItem('mark'))).toBeNull();
    await Promise.all([one.leave(), other.leave()]);
  });
});
