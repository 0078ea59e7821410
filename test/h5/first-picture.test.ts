import { brand } from '@micro-branch/contract/brand';
import type { Browser, Page } from 'playwright-core';
import { routes } from '@/routes';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';

jest.setTimeout(60_000);

const firstOf = (page: Page) => page.locator('.mb-first');
const groundOf = (page: Page) => firstOf(page).evaluate((first) => getComputedStyle(first).backgroundColor);

/** Holds the program back until it is let go. */
const holdScripts = async ({ page }: Visitor): Promise<() => void> => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/js/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
};

describe('while the program comes', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test('the brand is seen, light and dark, says when it takes long, and goes with the first page', async () => {
    const visitor = await welcome(browser);
    const { page } = visitor;
    const letGo = await holdScripts(visitor);
    await page.goto(routes.home(), { waitUntil: 'commit' });
    await firstOf(page).getByText(brand.appName).waitFor();
    const light = await groundOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await groundOf(page)).not.toBe(light);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.mb-first')!, '::after').opacity === '1');
    letGo();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await firstOf(page).waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('it goes wherever the first page is', async () => {
    const { page, leave } = await welcome(browser);
    for (const address of [routes.look(), routes.card({ id: '0' }), '/pages/nowhere/index']) {
      await page.goto(address);
      await page.locator('.mb-shell').first().waitFor();
      await firstOf(page).waitFor({ state: 'detached' });
    }
    await leave();
  });
});
