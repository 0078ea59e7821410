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

describe('the first moment', () => {
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
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.mb-late')!).visibility === 'visible');
    letGo();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await firstOf(page).waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('a page whose file does not come is told, and opens when it is asked for anew', async () => {
    const { page, leave } = await welcome(browser);
    await page.goto(routes.home(), { waitUntil: 'networkidle' });
    await page.route('**/*.js', (route) => route.abort());
    await page.evaluate(() => void document.querySelectorAll<HTMLElement>('.weui-tabbar__item')[3]!.click());
    const again = page.getByText('重新打开', { exact: true });
    await again.waitFor();
    await page.unroute('**/*.js');
    await again.click();
    await page.waitForURL(`**${routes.benefits()}`);
    await page.locator('.mb-shell', { hasText: '积分能做什么' }).waitFor();
    await leave();
  });

  test('what was saved and cannot be shown is asked for anew', async () => {
    const { page, leave } = await welcome(browser);
    await page.goto(routes.home(), { waitUntil: 'networkidle' });
    const broken = await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.includes('answers-'))!;
      const kept = localStorage.getItem(key)!;
      localStorage.setItem(key, kept.replaceAll('"keyFigure"', '"keyFigures"'));
      return kept !== localStorage.getItem(key);
    });
    expect(broken).toBe(true);
    await page.route('**/api/cards/featured', (route) => route.abort());
    await page.reload();
    await page.getByText('这一页没有显示出来').waitFor();
    await page.unroute('**/api/cards/featured');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('精选产品').waitFor();
    await leave();
  });

  test('a forged card leads to no other answer', async () => {
    const { page, leave } = await welcome(browser);
    await page.goto(routes.card({ id: 'featured' }));
    await page.getByText('没有找到这款产品').waitFor();
    await leave();
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
