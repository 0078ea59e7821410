import { buffer } from 'node:stream/consumers';
import type { Browser, Request } from 'playwright-core';
import { routes } from '@/routes';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, siteUrl, welcome, type Visitor } from '../support/h5-visitor';
import { payBill } from '../support/paid-bill';

jest.setTimeout(120_000);

const CHECK_INS = '/api/points/check-ins';
const PERSON = 'h5-points';
/** Whom `payBill` pays, as a statement calls it. */
const BILLER = ' · 上海市慈善会捐款（演示）';

/** Waits until the balance of 福利 or a row of the statement stands there: a figure that never comes lets the test fail by its time. */
const seePoints = ({ page }: Visitor, words: string): Promise<void> =>
  page.getByRole('group', { name: words, exact: true }).locator('visible=true').first().waitFor();

/** The words of every row of the statement, newest first. */
const readStatement = async (visitor: Visitor): Promise<string[]> => {
  await visitor.page.goto(routes.statement());
  await topPage(visitor).locator('.statement-list__entry').first().waitFor();
  const rows = await topPage(visitor).locator('.statement-list__entry').allInnerTexts();
  return rows.map((row) => row.replace(/\s*\d+月\d+日 [\d:]+\s*/, ' ').replace(/\s+/g, ' ').trim());
};


/** The service behind the pages. Other kinds of test in the same run have their own. */
const site = () => ({ url: siteUrl() });

/** A second tap before the page has drawn anything. */
const pressTwice = async (visitor: Visitor, name: RegExp): Promise<void> => {
  const button = visitor.page.getByRole('button', { name }).locator('visible=true').last();
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
};

describe('points on the web', () => {
  let browser: Browser;
  let member: Visitor;
  beforeAll(async () => {
    browser = await connectBrowser();
    member = await welcome(browser, { person: PERSON });
  });
  afterAll(async () => {
    await member.leave();
    await browser.close();
  });

  test('a newcomer has none, and is told what checking in gives', async () => {
    await member.page.goto(routes.benefits());
    await seePoints(member, '0 积分');
    await member.page.getByRole('button', { name: '签到，得到 5 积分' }).waitFor();
  });

  test('checking in counts once, pressed twice and looked at again', async () => {
    const sent: Request[] = [];
    member.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(CHECK_INS)) sent.push(request);
    });
    await pressTwice(member, /^签到，/);
    await topPage(member).getByRole('status').getByText('签到成功，得到 5 积分。已连续签到 1 天。').waitFor();
    await seePoints(member, '5 积分');
    expect(sent).toHaveLength(1);
    await member.page.reload();
    await member.page.getByText('今日已签').waitFor();
    await seePoints(member, '5 积分');
  });

  test('a task that is done is claimed, and 福利 says so at once', async () => {
    await member.page.goto(routes.home());
    await press(member, /^更换网点/);
    await member.page.getByRole('dialog').getByRole('radio', { name: /^昆明分行/ }).click();
    await topPage(member).getByRole('heading', { name: '昆明分行' }).waitFor();
    await member.page.goto(routes.benefits());
    await press(member, '领取 选择我的网点');
    await topPage(member).getByRole('status').getByText('已领取「选择我的网点」的 20 积分。').waitFor();
    await seePoints(member, '25 积分');
  });

  test('both stand in the statement with the totals of the month', async () => {
    expect(await readStatement(member)).toEqual(['任务奖励 · 选择我的网点 +20 积分', '签到 +5 积分']);
    await topPage(member).getByText('收入 25 · 支出 0').waitFor();
    await topPage(member).getByText('共增加 25 积分，减少 0 积分').waitFor();
    await topPage(member).getByRole('img', { name: /^近六个月的积分：(.*；){5}20\d\d年\d+月增加 25 积分，减少 0 积分$/ }).waitFor();
  });

  test('why it was so many is answered by the keyboard too', async () => {
    await topPage(member).getByRole('button', { name: /^签到 加 5 积分/ }).focus();
    await member.page.keyboard.press('Enter');
    const sheet = member.page.getByRole('dialog', { name: '为什么是这么多' });
    await sheet.getByRole('listitem').filter({ hasText: '每日签到' }).getByText('+5').waitFor();
    await sheet.getByText(/^有效期至 20\d\d年\d+月\d+日/).waitFor();
    await press(member, '关闭');
  });

  test('a filter that leaves nothing says so and leads back to everything', async () => {
    await member.page.getByRole('tab', { name: '支出' }).click();
    await member.page.getByText('没有符合的记录').waitFor();
    await press(member, '看全部');
    await topPage(member).locator('.statement-list__entry').nth(1).waitFor();
  });

  test('the statement is saved as a table that a spreadsheet reads', async () => {
    await press(member, '导出明细');
    const saved = member.page.waitForEvent('download');
    await press(member, '保存文件');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('积分明细.csv');
    const text = (await buffer(await download.createReadStream())).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).not.toContain('\uFEFF\uFEFF');
    const lines = text.split('\r\n');
    expect(lines.filter((line) => /,(签到,,5|任务奖励,选择我的网点,20),/.test(line))).toHaveLength(2);
    expect(lines.find((line) => line.startsWith('合计,全部,'))).toBe('合计,全部,,,25,');
    await press(member, '关闭');
  });

  test('a bill paid with points shows what it took and what it gave, each once', async () => {
    await payBill(site(), PERSON, { billFen: 600_00, pointsOff: 0 });
    await payBill(site(), PERSON, { billFen: 128_00, pointsOff: 500 });
    await member.page.goto(routes.benefits());
    await seePoints(member, '148 积分');
    const rows = await readStatement(member);
    // The bill and what it gave are posted in two transactions.
    expect(rows.slice(0, 3)).toEqual([`缴费赠送${BILLER} +123 积分`, `缴费抵扣${BILLER} −500 积分`, `缴费赠送${BILLER} +500 积分`]);
    expect(rows).toHaveLength(5);
    await topPage(member).getByText('收入 648 · 支出 500').waitFor();
    await topPage(member).getByRole('button', { name: /^缴费赠送.*加 123 积分/ }).click();
    await member.page.getByText('实付 123元，按整元计，不足 1 元的部分不计').waitFor();
    await press(member, '关闭');
  });

  test('the balance is right on 福利 and on 我的 after coming back to them', async () => {
    await member.page.goto(routes.benefits());
    await seePoints(member, '148 积分');
    await payBill(site(), PERSON, { billFen: 10_00, pointsOff: 0 });
    await press(member, '积分明细');
    await topPage(member).locator('.statement-list__entry').first().waitFor();
    await press(member, '返回');
    await seePoints(member, '158 积分');
    await member.page.locator('.weui-tabbar__item').nth(4).tap();
    await member.page.getByRole('button', { name: '我的积分 158 积分' }).waitFor();
  });

  test('nothing went wrong', () => {
    expect(member.faults).toEqual([]);
  });

  test('a check-in whose answer was lost is done once, and the page says so', async () => {
    const visitor = await welcome(browser, { person: 'h5-points-lost' });
    let lost = 0;
    await visitor.page.route(`**${CHECK_INS}`, async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await visitor.page.goto(routes.checkIn());
    await visitor.page.getByRole('button', { name: /^签到，/ }).focus();
    await visitor.page.keyboard.press('Space');
    await topPage(visitor).getByRole('status').getByText('签到成功，得到 5 积分').waitFor();
    expect(lost).toBe(1);
    expect(await readStatement(visitor)).toEqual(['签到 +5 积分']);
    await visitor.leave();
  });

  test('a missed day is made up after saying what that does, and is marked as made up', async () => {
    const visitor = await welcome(browser, { person: 'li-zhiyuan' });
    await visitor.page.goto(routes.checkIn());
    await topPage(visitor).getByText('已连续签到 2 天').waitFor();
    await press(visitor, '补签');
    await visitor.page.getByRole('dialog').getByText('补签本身不加积分').waitFor();
    await press(visitor, '补签这一天');
    await topPage(visitor).getByRole('status').getByText(/已补签，已连续签到 5 天。$/).waitFor();
    await topPage(visitor).getByRole('listitem', { name: /已补签$/ }).waitFor();
    expect(await topPage(visitor).getByRole('button', { name: '补签', exact: true }).count()).toBe(0);
    await press(visitor, /^签到，/);
    await topPage(visitor).getByRole('status').getByText('签到成功，得到 5 积分。已连续签到 6 天。').waitFor();
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
  });

  test('a long statement goes on, page by page, to its end', async () => {
    const visitor = await welcome(browser, { person: 'wang-xiaoman' });
    const first = await readStatement(visitor);
    await press(visitor, '加载更多');
    await topPage(visitor).getByText('以上是全部记录').waitFor();
    expect(first).toHaveLength(30);
    expect(await topPage(visitor).locator('.statement-list__entry').count()).toBeGreaterThan(30);
    await visitor.leave();
  });

  test('in elder mode 福利 has what is theirs, and nothing that they are sent to do', async () => {
    const elder = await welcome(browser, { person: 'h5-points-elder', isElder: true });
    await elder.page.goto(routes.benefits());
    await seePoints(elder, '0 积分');
    await topPage(elder).getByRole('button', { name: '我的兑换', exact: true }).waitFor();
    await topPage(elder).getByRole('button', { name: /^签到，/ }).waitFor();
    expect(await topPage(elder).getByRole('heading', { name: '任务' }).count()).toBe(0);
    expect(await topPage(elder).getByRole('button', { name: /^去完成/ }).count()).toBe(0);
    expect(elder.faults).toEqual([]);
    await elder.leave();
  });

  test('a guest reads what points are for, and may sign in', async () => {
    const guest = await welcome(browser);
    await guest.page.goto(routes.benefits(), { waitUntil: 'networkidle' });
    await guest.page.getByText('积分能做什么').waitFor();
    await guest.page.getByRole('button', { name: '登录', exact: true }).waitFor();
    expect(guest.faults).toEqual([]);
    await guest.leave();
  });
});
