import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { bindElectricity, ELECTRICITY } from '../support/bill-pages-h5';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { exchangeIn, shownStatement } from '../support/mall-pages-h5';
import { goToCashier, leaveCashier, seeResult, shownPayments, shownTotal } from '../support/pay-pages-h5';

jest.setTimeout(180_000);

/** Of the sandbox: owes 128.60, and its biller answers the first delivery of a payment when nobody waits for it any more. */
const LATE_ACCOUNT = '3101001280408';

describe('journey C: electricity from the home page, with points off, and a biller that times out once', () => {
  let browser: Browser;
  let member: Visitor;

  beforeAll(async () => {
    browser = await connectBrowser();
    member = await welcome(browser, { person: 'journey-c' });
  });
  afterAll(async () => {
    await member.leave();
    await browser.close();
  });

  test('a member has points and a bound account', async () => {
    await exchangeIn(member, 2_500);
    await bindElectricity(member, LATE_ACCOUNT);
    expect(await shownTotal(member)).toBe('确认缴费 ¥128.60');
  });

  test('two taps lead from the home page to the cashier', async () => {
    await member.page.goto(routes.home(), { waitUntil: 'networkidle' });
    await press(member, /^去缴费：/);
    await member.page.waitForURL('**/bill/pay/**');
    expect(await shownTotal(member)).toBe('确认缴费 ¥128.60');
    expect(await goToCashier(member)).toBe('¥128.60');
  });

  test('leaving the cashier debits nothing, and the bill can be paid otherwise', async () => {
    await leaveCashier(member, '取消');
    await topPage(member).getByText(/^已取消支付，未扣款/).waitFor();
    await press(member, '取消缴费');
    await topPage(member).getByText('这笔缴费已取消，未扣款。').waitFor();
  });

  test('500 points take five yuan off', async () => {
    await shownTotal(member);
    await topPage(member).getByRole('switch', { name: /^积分抵扣/ }).click();
    await topPage(member).getByText('用 500 积分，抵 5元').waitFor();
    expect(await goToCashier(member)).toBe('¥123.60');
    await leaveCashier(member, '支付');
  });

  test('while the biller does not answer nothing is said to have failed, and then it is paid', async () => {
    await seeResult(member, '处理中');
    await topPage(member).getByText(`¥123.60 已付，正在等${ELECTRICITY}确认。`).waitFor();
    await seeResult(member, '缴费成功');
  });

  test('the receipt says what was paid', async () => {
    await press(member, '查看回单');
    await member.page.waitForURL('**/bill/receipt/**');
    await topPage(member).getByText('实付人民币 壹佰贰拾叁元陆角整').waitFor();
    await topPage(member).getByRole('img', { name: /^印章：/ }).waitFor();
    expect(await topPage(member).locator('.receipt__number').innerText()).toMatch(/^回单编号 20\d{2}\d+$/);
  });

  test('it was paid exactly once: in the history, and in points', async () => {
    const payments = await shownPayments(member);
    expect(payments.map((row) => row.replace(/^.*，(\S+)，(\S+)，.*$/, '$1 $2'))).toEqual(['123元6角 缴费成功', '128元6角 未缴费']);
    const entries = await shownStatement(member);
    expect(entries.filter((entry) => entry.startsWith('缴费抵扣'))).toEqual([`缴费抵扣 · ${ELECTRICITY} −500`]);
    expect(entries.filter((entry) => entry.startsWith('缴费赠送'))).toEqual([`缴费赠送 · ${ELECTRICITY} +123`]);
  });

  test('the bill is owed no more', async () => {
    await member.page.goto(routes.home(), { waitUntil: 'networkidle' });
    expect(await member.page.getByRole('button', { name: /^去缴费：/ }).count()).toBe(0);
  });

  test('nothing went wrong in the browser', () => {
    expect(member.faults).toEqual([]);
  });
});
