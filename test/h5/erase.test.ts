import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { openFirstCard, openShared, press, shareCard, topPage } from '../support/h5-pages';
import { connectBrowser, welcome } from '../support/h5-visitor';

jest.setTimeout(120_000);

describe('who closes their account', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser.close());

  test('is asked twice, stands at home as a guest, and is nobody to whoever opens what they shared', async () => {
    const [leaver, friend] = [await welcome(browser, { person: 'erase-leaver' }), await welcome(browser, { person: 'erase-friend' })];
    await openFirstCard(leaver, '存款');
    const link = await shareCard(leaver, 'chat');
    await openShared(friend, link, 1007);
    await topPage(friend).getByText('由 微信客户 分享').waitFor();

    await leaver.page.goto(routes.privacy());
    await press(leaver, /^注销账户 /);
    const dialog = (name: string) => leaver.page.getByRole('dialog', { name, exact: true });
    await dialog('注销账户').getByText('立即清除').waitFor();
    await press(leaver, '继续注销');
    await dialog('确认注销账户').getByRole('textbox', { name: '输入「注销」确认' }).fill('注销');
    const erased = leaver.page.waitForResponse((answer) => answer.request().method() === 'DELETE');
    await dialog('确认注销账户').getByRole('button', { name: '注销账户', exact: true }).click();
    expect((await erased).status()).toBe(204);
    await leaver.page.waitForURL(`**${routes.home()}`);

    await leaver.page.goto(routes.me());
    await topPage(leaver).getByRole('button', { name: '登录', exact: true }).waitFor();
    await topPage(leaver).getByRole('heading', { name: '访客' }).waitFor();
    expect(await leaver.page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':session-token')))).toEqual([]);

    await openShared(friend, link, 1007);
    await topPage(friend).getByText('由 已注销用户 分享').waitFor();
    expect([...leaver.faults, ...friend.faults]).toEqual([]);
    await Promise.all([leaver.leave(), friend.leave()]);
  });
});
