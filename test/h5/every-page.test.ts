import type { Browser } from 'playwright-core';
import { everyAddress } from '../support/h5-addresses';
import { topPage } from '../support/h5-pages';
import { PERSON } from '../support/h5-scenes';
import { connectBrowser, siteUrl, welcome } from '../support/h5-visitor';

jest.setTimeout(120_000);

describe('every page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test.each(['light', 'dark'] as const)('opens without a fault in %s', async (colorScheme) => {
    const visitor = await welcome(browser, { person: PERSON, colorScheme });
    for (const [name, address] of Object.entries(await everyAddress(siteUrl(), PERSON))) {
      await visitor.page.goto(address, { waitUntil: 'networkidle' });
      const words = await topPage(visitor).innerText();
      expect({ name, isBlank: words.trim() === '' }).toEqual({ name, isBlank: false });
    }
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });
});
