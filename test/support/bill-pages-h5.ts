import { routes } from '@/routes';
import { press, topPage } from './h5-pages';
import type { Visitor } from './h5-visitor';

/** Of the seed, in Shanghai. */
export const ELECTRICITY = '上海市电力公司（演示）';

/** From the search to the form of one biller of Shanghai, which is found from any city. */
export const openBiller = async (visitor: Visitor, typed: string, name: string): Promise<void> => {
  await visitor.page.goto(routes.billers());
  await topPage(visitor).getByRole('textbox', { name: '找缴费单位' }).fill(typed);
  await topPage(visitor).getByRole('link', { name: new RegExp(`^${name}，`) }).click();
  await visitor.page.waitForURL('**/bill/bind/**');
  await topPage(visitor).getByText(name, { exact: true }).waitFor();
};

/** Another city than that of the member's branch: what is chosen stays on the phone. */
export const chooseCity = async (visitor: Visitor, typed: string, city: string): Promise<void> => {
  await press(visitor, /^缴费城市：/);
  const sheet = visitor.page.getByRole('dialog', { name: '选择城市' });
  await sheet.getByRole('textbox', { name: '找城市' }).fill(typed);
  await sheet.getByRole('radio', { name: city }).click();
  await topPage(visitor).getByRole('button', { name: `缴费城市：${city}` }).waitFor();
};

/** What stands in one of the fields of the form. */
export const formField = (visitor: Visitor, label: string) => topPage(visitor).getByRole('textbox', { name: label, exact: true });

/** Agrees to privacy in the question that comes before the first account is sent. */
export const agree = (visitor: Visitor): Promise<void> =>
  visitor.page.getByRole('dialog', { name: '个人信息处理说明' }).getByRole('button', { name: '同意' }).click();

/** Binds an electricity account of Shanghai and waits for the page that pays it. */
export const bindElectricity = async (visitor: Visitor, number: string): Promise<void> => {
  await openBiller(visitor, '上海市电力', ELECTRICITY);
  await formField(visitor, '户号').fill(number);
  await press(visitor, '绑定并查账单');
  const question = visitor.page.getByRole('dialog', { name: '个人信息处理说明' });
  await Promise.any([question.waitFor(), visitor.page.waitForURL('**/bill/pay/**')]);
  if (await question.isVisible()) await agree(visitor);
  await visitor.page.waitForURL('**/bill/pay/**');
};

/** The accounts on 生活 as a reader hears them, once what was kept on this phone has been asked for again. */
export const shownAccounts = async (visitor: Visitor): Promise<string[]> => {
  await visitor.page.goto(routes.life(), { waitUntil: 'networkidle' });
  const accounts = await topPage(visitor).locator('.account-tile__link').all();
  return Promise.all(accounts.map(async (account) => (await account.getAttribute('aria-label')) ?? ''));
};

/** From 生活 to the page of the first account. */
export const openFirstAccount = async (visitor: Visitor): Promise<void> => {
  await visitor.page.goto(routes.life());
  await topPage(visitor).locator('.account-tile__link').first().click();
  await visitor.page.waitForURL('**/bill/account/**');
  await topPage(visitor).getByRole('heading', { name: '账户设置' }).waitFor();
};
