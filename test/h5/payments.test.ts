import { buffer } from 'node:stream/consumers';
import type { BillAccountList } from '@micro-branch/contract/bills';
import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { bindElectricity } from '../support/bill-pages-h5';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, siteUrl, welcome, type Visitor } from '../support/h5-visitor';
import { otherFaults } from '../support/mall-pages-h5';
import { goToCashier, leaveCashier, seeResult, shownPayments, shownTotal } from '../support/pay-pages-h5';
import { ask, signIn } from '../support/site';

jest.setTimeout(120_000);

/** An account of 王小满, whom the seed knows, by how its biller is paid. */
const accountOf = async (flow: string): Promise<string> => {
  const token = await signIn(siteUrl(), 'wang-xiaoman');
  const { accounts } = (await ask(`${siteUrl()}/api/bill-accounts`, { token })) as BillAccountList;
  return accounts.find(({ biller }) => biller.flow === flow)!.id;
};

/** On the service alone: this browser still believes in its session. */
const endSession = async ({ page }: Visitor): Promise<void> => {
  const stored = await page.evaluate(() => Object.entries<string>(localStorage).find(([key]) => key.endsWith(':session-token'))?.[1]);
  const { data } = JSON.parse(stored ?? '{}') as { data: { token: string } };
  const ended = await fetch(`${siteUrl()}/api/sessions/current`, { method: 'DELETE', headers: { authorization: `Bearer ${data.token}` } });
  expect(ended.ok).toBe(true);
};

describe('paying bills', () => {
  let browser: Browser;
  let member: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterEach(() => member.leave());
  afterAll(() => browser.close());

  test('a cashier that was left can be gone back to, with the same payment', async () => {
    member = await welcome(browser, { person: 'pays-later' });
    await bindElectricity(member, '3101000007731');
    const total = (await shownTotal(member)).replace('确认缴费 ', '');
    expect(await goToCashier(member)).toBe(total);
    await leaveCashier(member, '取消');
    await topPage(member).getByText(/^已取消支付，未扣款/).waitFor();
    expect(await goToCashier(member, /^继续支付 /)).toBe(total);
    await leaveCashier(member, '支付');
    await seeResult(member, '缴费成功');
    expect(await shownPayments(member)).toHaveLength(1);
    expect(member.faults).toEqual([]);
  });

  test('a bill that was looked up too long ago is looked up again, and says that nothing was debited', async () => {
    member = await welcome(browser, { person: 'pays-too-late' });
    await bindElectricity(member, '3101000007757');
    await shownTotal(member);
    let refused = 0;
    await member.page.route('**/api/payments', async (route) => {
      if (route.request().method() !== 'POST' || refused > 0) return route.continue();
      refused += 1;
      return route.fulfill({ status: 409, json: { error: { code: 'bill-expired', message: 'too old', traceId: 'test' } } });
    });
    await press(member, /^确认缴费 /);
    await topPage(member).getByText('账单已过期，未扣款。已重新查询，核对后再缴。').waitFor();
    await shownTotal(member);
    await goToCashier(member);
    await leaveCashier(member, '支付');
    await seeResult(member, '缴费成功');
    expect(otherFaults(member, /POST .*\/api\/payments 409$/)).toEqual([]);
  });

  test('a top-up is one of fixed amounts, chosen by a tap', async () => {
    member = await welcome(browser, { person: 'wang-xiaoman' });
    await member.page.goto(routes.pay(await accountOf('top-up')));
    await member.page.getByRole('heading', { name: '充值', exact: true }).waitFor();
    await topPage(member).getByRole('radio', { name: '50元' }).click();
    expect(await shownTotal(member)).toBe('确认充值 ¥50.00');
    expect(await goToCashier(member)).toBe('¥50.00');
    await leaveCashier(member, '支付');
    await seeResult(member, '缴费成功');
    expect(member.faults).toEqual([]);
  });

  test('an amount is refused in its field before anything is asked, and taken exactly', async () => {
    member = await welcome(browser, { person: 'wang-xiaoman' });
    await member.page.goto(routes.pay(await accountOf('validate-and-pay')));
    const field = topPage(member).getByRole('textbox', { name: '缴费金额（元）' });
    for (const typed of ['12.345', '1e5', '0', '99999']) {
      await field.fill(typed);
      await press(member, '下一步');
      await topPage(member).getByRole('alert').waitFor();
    }
    await field.fill('１００');
    await press(member, '下一步');
    expect(await shownTotal(member)).toBe('确认缴费 ¥100.00');
    expect(member.faults).toEqual([]);
  });

  test('the history is filtered, drawn and written out, and saved as a table', async () => {
    member = await welcome(browser, { person: 'wang-xiaoman' });
    expect((await shownPayments(member))[0]).toMatch(/50元，缴费成功/);
    await topPage(member).getByText(/^近 12 个月共缴 ¥/).waitFor();
    await press(member, '看数字');
    expect(await member.page.getByRole('dialog', { name: '逐月缴费' }).locator('.mb-cell').count()).toBe(12);
    await press(member, '关闭');
    await press(member, /^类别：/);
    await member.page.getByRole('dialog').getByRole('radio', { name: '教育培训' }).click();
    await topPage(member).getByText('没有符合的记录').waitFor();
    await press(member, '看全部');
    await topPage(member).locator('.payment-list__row').first().waitFor();
    await press(member, '导出明细');
    const saved = member.page.waitForEvent('download');
    await press(member, '保存文件');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('缴费明细.csv');
    expect((await buffer(await download.createReadStream())).toString('utf8')).toMatch(/,手机话费充值（演示）,.*\r\n合计,/s);
    expect(member.faults).toEqual([]);
  });

  test('a receipt is kept as a picture, though the session has ended meanwhile', async () => {
    member = await welcome(browser, { person: 'wang-xiaoman' });
    await shownPayments(member);
    await topPage(member).locator('.payment-list__row').filter({ hasText: '缴费成功' }).first().click();
    await seeResult(member, '缴费成功');
    await press(member, '查看回单');
    await member.page.waitForURL('**/bill/receipt/**');
    await endSession(member);
    const saved = member.page.waitForEvent('download');
    await press(member, '保存图片');
    const picture = await buffer(await (await saved).createReadStream());
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    await topPage(member).getByText('已保存，可在浏览器的下载里找到。').waitFor();
    expect(otherFaults(member, /GET .*\/api\/payments\/\d+\/receipt 401$/)).toEqual([]);
  });

  test("somebody else's payment is not shown", async () => {
    member = await welcome(browser, { person: 'wang-xiaoman' });
    await shownPayments(member);
    await topPage(member).locator('.payment-list__row').first().click();
    const id = await seeResult(member, '');
    const other = await welcome(browser, { person: 'pays-nothing' });
    await other.page.goto(routes.payResult(id));
    await topPage(other).getByText('没有找到这笔缴费。').waitFor();
    expect(otherFaults(other, /GET .*\/api\/payments\/\d+ 404$/)).toEqual([]);
    await other.leave();
  });
});
