import type { Browser } from 'playwright-core';
import { everyAddress } from '../support/h5-addresses';
import { topPage } from '../support/h5-pages';
import { connectBrowser, siteUrl, welcome } from '../support/h5-visitor';

jest.setTimeout(120_000);

/** Of the seed: at the top of a chain of four hops. */
const PERSON = 'wang-xiaoman';

describe('every page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)('opens without a fault, as wide as the phone, in %s', async (colorScheme) => {
    const visitor = await welcome(browser, { person: PERSON, colorScheme });
    for (const [name, address] of Object.entries(await everyAddress(siteUrl(), PERSON))) {
      await visitor.page.goto(address, { waitUntil: 'networkidle' });
      const words = await topPage(visitor).innerText();
      const overflow = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ name, isBlank: words.trim() === '', overflow }).toEqual({ name, isBlank: false, overflow: 0 });
    }
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
});
