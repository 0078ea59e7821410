import type { Browser } from 'playwright-core';
import { bindElectricity, chooseCity, formField, openFirstAccount } from '../support/bill-pages-h5';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { askToRedeem, confirmRedeem, exchangeIn, openItem, otherFaults, placedOrder } from '../support/mall-pages-h5';
import { goToCashier, leaveCashier, seeResult, shownTotal } from '../support/pay-pages-h5';
import { routes } from '@/routes';

jest.setTimeout(120_000);

/** Binds an account of a biller in the member's own city, to the page that pays it. */
const bind = async (member: Visitor, called: string, label: string, value: string): Promise<void> => {
  await member.page.goto(routes.billers());
  await chooseCity(member, 'shanghai', '上海市');
  await topPage(member).getByRole('textbox', { name: '找缴费单位' }).fill(called);
  await topPage(member).getByRole('link', { name: new RegExp(`^上海市.*${called}`) }).first().click();
  await member.page.waitForURL('**/bill/bind/**');
  await formField(member, label).fill(value);
  await press(member, /^绑定并/);
  const question = member.page.getByRole('dialog', { name: '个人信息处理说明' });
  await Promise.any([question.waitFor(), member.page.waitForURL('**/bill/pay/**')]);
  if (await question.isVisible()) await question.getByRole('button', { name: '同意' }).click();
  await member.page.waitForURL('**/bill/pay/**');
};

const amountOf = (words: string): number => Number(words.replace(/[^\d.]/g, ''));

const paySaid = async (member: Visitor, yuan: number): Promise<void> => {
  await topPage(member).getByRole('textbox', { name: '缴费金额（元）' }).fill(String(yuan));
  await press(member, '下一步');
};

describe('the terms of a payment', () => {
  let browser: Browser;
  let member: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterEach(() => member.leave());
  afterAll(() => browser.close());

  test('a part can be paid where the biller takes parts, and the rest is still owed', async () => {
    member = await welcome(browser, { person: 'terms-part' });
    await bind(member, '燃气公司', '用户号', '310100004417');
    const whole = await shownTotal(member);
    await press(member, /^只缴一部分 /);
    const sheet = member.page.getByRole('dialog', { name: '只缴一部分' });
    await sheet.getByRole('textbox', { name: '缴费金额（元）' }).fill('99999');
    await sheet.getByRole('button', { name: '按这个金额缴' }).click();
    await sheet.getByRole('alert').waitFor();
    await sheet.getByRole('textbox', { name: '缴费金额（元）' }).fill('10.5');
    await sheet.getByRole('button', { name: '按这个金额缴' }).click();
    await topPage(member).getByRole('button', { name: '确认缴费 10元5角' }).waitFor();
    await press(member, '全部缴清');
    await topPage(member).getByText(whole, { exact: true }).waitFor();
    await press(member, /^只缴一部分 /);
    await sheet.getByRole('textbox', { name: '缴费金额（元）' }).fill('10.5');
    await sheet.getByRole('button', { name: '按这个金额缴' }).click();
    await topPage(member).getByRole('button', { name: '确认缴费 10元5角' }).waitFor();
    expect(await goToCashier(member)).toBe('¥10.50');
    await leaveCashier(member, '支付');
    await seeResult(member, '缴费成功');
    await openFirstAccount(member);
    await press(member, '缴费');
    const rest = await shownTotal(member);
    expect(Math.round((amountOf(whole) - amountOf(rest)) * 100)).toBe(10_50);
    expect(member.faults).toEqual([]);
  });

  test('a coupon takes its amount off, once, and the result says so', async () => {
    member = await welcome(browser, { person: 'terms-coupon' });
    await exchangeIn(member, 2_500);
    await openItem(member, '缴费满减券 满50减5');
    await askToRedeem(member);
    await confirmRedeem(member);
    await placedOrder(member);
    await bind(member, '慈善会捐款', '捐款人', '沈令仪');
    await paySaid(member, 60);
    expect(await shownTotal(member)).toBe('确认缴费 ¥60.00');
    await press(member, '优惠券 1 张可用');
    await member.page.getByRole('dialog', { name: '优惠券' }).getByRole('radio', { name: /，减 5元/ }).click();
    await topPage(member).getByRole('button', { name: '确认缴费 55元' }).waitFor();
    expect(await goToCashier(member)).toBe('¥55.00');
    await leaveCashier(member, '支付');
    await seeResult(member, '缴费成功');
    await topPage(member).getByRole('group', { name: '减5元', exact: true }).waitFor();
    expect(member.faults).toEqual([]);
  });

  test('an amount that is far from the usual, or beyond the limit of the month, is told and not refused', async () => {
    member = await welcome(browser, { person: 'terms-unusual' });
    await bind(member, '慈善会捐款', '捐款人', '陈守信');
    for (const yuan of [30, 30, 30]) {
      await paySaid(member, yuan);
      await goToCashier(member);
      await leaveCashier(member, '支付');
      await seeResult(member, '缴费成功');
      await openFirstAccount(member);
      await press(member, '缴费');
    }
    await paySaid(member, 40);
    await shownTotal(member);
    expect(await topPage(member).getByText('平时约').count()).toBe(0);
    await openFirstAccount(member);
    await press(member, /^每月提示额度 /);
    const sheet = member.page.getByRole('dialog', { name: '每月提示额度' });
    await sheet.getByRole('textbox', { name: '金额（元）' }).fill('100');
    await sheet.getByRole('button', { name: '保存' }).click();
    await topPage(member).getByRole('button', { name: '每月提示额度 100元' }).waitFor();
    await press(member, '缴费');
    await paySaid(member, 500);
    await topPage(member).getByText('这次 ¥500.00，平时约 ¥30.00。核对户号和账单后再缴。').waitFor();
    await topPage(member).getByText('缴后本月超过你设的提示额度 ¥100.00，本月已缴 ¥90.00。').waitFor();
    expect(await goToCashier(member)).toBe('¥500.00');
    expect(member.faults).toEqual([]);
  });

  test('a biller that is closed says when it opens, and debits nothing', async () => {
    member = await welcome(browser, { person: 'terms-closed' });
    await member.page.route('**/api/bills', (route) =>
      route.fulfill({ status: 409, json: { error: { code: 'biller-closed', message: 'closed', traceId: 'test' } } }),
    );
    await bindElectricity(member, '3101000007799');
    await topPage(member).getByText('现在不受理', { exact: true }).waitFor();
    await topPage(member).getByText(/受理时间：全天可缴/).waitFor();
    expect(await member.page.getByRole('button', { name: /^确认缴费/ }).count()).toBe(0);
    await press(member, '完成');
    expect(otherFaults(member, /POST .*\/api\/bills 409$/)).toEqual([]);
  });
});
