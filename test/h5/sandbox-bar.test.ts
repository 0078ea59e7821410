import type { Browser } from 'playwright-core';
import { routes } from '../../src/routes';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';

jest.setTimeout(60_000);

describe('the bar that plays WeChat', () => {
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
    visitor = await welcome(browser);
  });
  afterAll(async () => {
    await visitor.leave();
    await browser.close();
  });

  /** Each choice loads the program anew, with the bar folded. */
  const become = async (person: string, name: string | RegExp): Promise<void> => {
    await press(visitor, /^开发演示/);
    await visitor.page.getByLabel('我是').selectOption(person);
    await visitor.page.getByRole('button', { name, expanded: false }).waitFor();
    await visitor.page.waitForURL(`**${routes.home()}`);
  };

  test('opens home as whoever is chosen, and keeps who was new', async () => {
    await visitor.page.goto(routes.privacy());
    await become('wang-xiaoman', '我是 王小满');
    await become('new', /我是 新来的客户/);
    await become('guest', '我是 未登录的访客');
    await press(visitor, /^开发演示/);
    expect(await visitor.page.getByRole('option', { name: /^新来的客户 / }).count()).toBe(1);
  });

  test('asks before an agreement is taken back, and says that it was', async () => {
    await visitor.page.goto(routes.home());
    await become('new', /我是 新来的客户/);
    await visitor.page.goto(routes.privacy());
    await press(visitor, '同意');
    await press(visitor, '撤回同意');
    await visitor.page.getByRole('dialog', { name: '撤回同意' }).getByRole('button', { name: '撤回同意' }).click();
    await visitor.page.getByText('已撤回同意').waitFor();
    await topPage(visitor).getByText(/未同意$/).waitFor();
    expect(visitor.faults).toEqual([]);
  });
});
