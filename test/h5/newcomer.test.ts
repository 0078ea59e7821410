import type { Browser, Locator } from 'playwright-core';
import { routes } from '../../src/routes';
import { openFirstCard, press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';

jest.setTimeout(120_000);

/** Until the page has got there: a focus that never comes lets the test fail by its time. */
const waitForFocus = (place: Locator): Promise<void> => place.and(place.page().locator(':focus')).waitFor();

describe('somebody who is new to it', () => {
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
    visitor = await welcome(browser, { person: 'newcomer' });
  });
  afterAll(async () => {
    await visitor.leave();
    await browser.close();
  });

  test('taps the five tabs', async () => {
    await visitor.page.goto(routes.home());
    for (const tab of ['products', 'life', 'benefits', 'me', 'home'] as const) {
      await visitor.page.locator('.weui-tabbar__item').nth(['home', 'products', 'life', 'benefits', 'me'].indexOf(tab)).tap();
      await visitor.page.waitForURL(`**${routes[tab]()}`);
    }
  });

  test('is told where they are on an inner page, and finds back', async () => {
    await openFirstCard(visitor, '存款');
    await visitor.page.getByRole('heading', { name: '产品详情' }).waitFor();
    await press(visitor, '返回');
    await visitor.page.waitForURL(`**${routes.products()}`);
  });

  test('stands in a sheet with the keyboard as soon as it opens', async () => {
    await openFirstCard(visitor, '存款');
    await press(visitor, '分享');
    await waitForFocus(visitor.page.getByRole('dialog'));
    await visitor.page.keyboard.press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('is led to the first field that was refused', async () => {
    await press(visitor, /^(预约|申请)$/);
    await press(visitor, /^提交/);
    const name = topPage(visitor).getByRole('textbox', { name: '姓名' });
    await waitForFocus(name);
    await name.fill('林知夏');
    await press(visitor, /^提交/);
    await waitForFocus(topPage(visitor).getByRole('textbox', { name: '手机号' }));
  });

  test('may paste a phone number as it stands in the contacts', async () => {
    const phone = topPage(visitor).getByRole('textbox', { name: '手机号' });
    await visitor.page.keyboard.insertText('+86 138-0000 0000');
    expect(await phone.inputValue()).toBe('13800000000');
  });

  test('walks a list of choices with the arrow keys', async () => {
    await topPage(visitor).getByRole('button', { name: /^时段/ }).click();
    const radios = visitor.page.getByRole('dialog').getByRole('radio');
    await waitForFocus(visitor.page.getByRole('dialog'));
    // A sheet that is still taking shape may take the focus back once: whoever presses again walks on.
    const walk = async (): Promise<boolean> => {
      await radios.first().focus();
      await visitor.page.keyboard.press('ArrowDown');
      return radios.nth(1).evaluate((radio) => radio === document.activeElement);
    };
    for (let tries = 0; !(await walk()); tries += 1) if (tries === 20) throw new Error('the arrow key does not walk');
    await visitor.page.keyboard.press('Escape');
  });

  test('sees a sheet of a tab page rise from the bottom, over the whole page', async () => {
    await visitor.page.goto(routes.me());
    await visitor.page.getByText('我的称呼').click();
    await visitor.page.getByRole('dialog').waitFor();
    const sheet = await visitor.page.locator('.mb-sheet').boundingBox();
    const scrim = await visitor.page.locator('.mb-sheet__scrim').boundingBox();
    expect(sheet!.height).toBeGreaterThan(600);
    expect(scrim!.height).toBe(sheet!.height);
    await visitor.page.keyboard.press('Escape');
  });

  test('is led home by an address that leads nowhere', async () => {
    await visitor.page.goto('/pages/nothing/index');
    await visitor.page.waitForURL(`**${routes.home()}`);
    expect((await topPage(visitor).innerText()).trim()).not.toBe('');
  });

  test('met no fault', () => {
    expect(visitor.faults).toEqual([]);
  });

  test('reads that a chain without its id is not there, and is not asked to try again', async () => {
    await visitor.page.goto(routes.chain(''));
    await visitor.page.getByText('没有找到这里的内容，可能已经移走。').waitFor();
    expect(await visitor.page.getByRole('button', { name: '重试' }).count()).toBe(0);
    await press(visitor, '去首页');
    await visitor.page.waitForURL(`**${routes.home()}`);
  });
});
