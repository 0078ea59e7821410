import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { agree, bindElectricity, chooseCity, ELECTRICITY, formField, openBiller, openFirstAccount, shownAccounts } from '../support/bill-pages-h5';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { otherFaults } from '../support/mall-pages-h5';

jest.setTimeout(120_000);

/** Of the seed: owes 128.60 yuan of electricity, and pays for her parents. */
const XIAOMAN = 'wang-xiaoman';
/** The sandbox knows no account that ends so, and none that ends in 0000 owes anything. */
const [UNKNOWN, OWES_NOTHING] = ['3101000120404', '3101000120000'];

describe('bills', () => {
  let browser: Browser;
  const visitors: Visitor[] = [];
  const enter = async (person?: string): Promise<Visitor> => {
    const visitor = await welcome(browser, person === undefined ? {} : { person });
    visitors.push(visitor);
    return visitor;
  };

  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterEach(async () => {
    await Promise.all(visitors.splice(0).map((visitor) => visitor.leave()));
  });
  afterAll(() => browser.close());

  test('are one tap from the first page for whoever owes something', async () => {
    const member = await enter(XIAOMAN);
    await member.page.goto(routes.home());
    await press(member, /^去缴费：家里电费 128元6角$/);
    await member.page.waitForURL('**/bill/pay/**');
    const heard = await shownAccounts(member);
    expect(heard).toContainEqual(expect.stringMatching(/^家里电费，上海市电力公司（演示） [\d*]+，待缴 128元6角，/));
    expect(await topPage(member).getByRole('heading', { name: '爸妈家' }).count()).toBe(1);
    expect(member.faults).toEqual([]);
  });

  test('are bound by the form that the biller’s data makes, and what is wrong is told in the field', async () => {
    const member = await enter('bills-binds');
    await openBiller(member, '上海市电力', ELECTRICITY);
    await topPage(member).getByText('电费账单或电表上的13位数字').waitFor();
    await press(member, '绑定并查账单');
    await topPage(member).getByText('请填写户号。').waitFor();
    await formField(member, '户号').fill('310100012');
    await press(member, '绑定并查账单');
    await topPage(member).getByText('户号应像 3101000128600 这样填写。').waitFor();
    await formField(member, '户号').fill(UNKNOWN);
    await press(member, '绑定并查账单');
    await agree(member);
    await topPage(member).getByText('没有查到这个户号。核对后再填。').waitFor();
    await formField(member, '户号').fill('3101 0001 23456');
    await press(member, '绑定并查账单');
    await member.page.waitForURL('**/bill/pay/**');
    expect(await shownAccounts(member)).toEqual([expect.stringMatching(/^上海市电力公司（演示），[\d*]+，待缴 .+元.*，.+缴$/)]);
    expect(otherFaults(member, /POST .*\/api\/bill-accounts \d{3}$/)).toEqual([]);
  });

  test('send nothing of whoever does not agree to privacy', async () => {
    const member = await enter('bills-refuses');
    await openBiller(member, '上海市电力', ELECTRICITY);
    await formField(member, '户号').fill('3101000123456');
    await press(member, '绑定并查账单');
    await member.page.getByRole('dialog', { name: '个人信息处理说明' }).getByRole('button', { name: '拒绝' }).click();
    await member.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await shownAccounts(member)).toEqual([]);
    expect(member.faults).toEqual([]);
  });

  test('are found by pinyin in the city that was chosen, which the phone remembers', async () => {
    const guest = await enter();
    await guest.page.goto(routes.billers());
    await chooseCity(guest, 'kunming', '昆明市');
    await topPage(guest).getByRole('textbox', { name: '找缴费单位' }).fill('zilaishui');
    const first = topPage(guest).getByRole('link').first();
    await first.and(guest.page.getByLabel(/自来水公司/)).waitFor();
    expect(await first.getAttribute('aria-label')).toMatch(/^昆明市自来水公司（演示），/);
    await topPage(guest).getByRole('textbox', { name: '找缴费单位' }).fill('qqqqzz');
    await topPage(guest).getByText('没有找到缴费单位').waitFor();
    await guest.page.goto(routes.life());
    await topPage(guest).getByText(/^昆明市可缴 [\d,]+ 家$/).waitFor();
    expect(guest.faults).toEqual([]);
  });

  test('come a page at a time, and by their category', async () => {
    const guest = await enter();
    await guest.page.goto(routes.billers('transport'));
    const billers = topPage(guest).locator('.biller-tile');
    await billers.first().waitFor();
    expect(await billers.count()).toBeLessThan(20);
    await topPage(guest).getByRole('tab', { name: '全部' }).click();
    await billers.nth(19).waitFor();
    await press(guest, '加载更多');
    await billers.nth(20).waitFor();
    expect(guest.faults).toEqual([]);
  });

  test('show a guest who can be paid, and ask them to sign in for the rest', async () => {
    const guest = await enter();
    await guest.page.goto(routes.life());
    await topPage(guest).getByRole('button', { name: '登录后绑定户号' }).waitFor();
    await topPage(guest).getByRole('link', { name: /^日常生活 / }).click();
    await topPage(guest).locator('.biller-tile').first().click();
    await topPage(guest).getByText('登录后继续').waitFor();
    expect(guest.faults).toEqual([]);
  });

  test('fill their form in from the text of a code on paper, and say what is none', async () => {
    const member = await enter('bills-scans');
    await member.page.goto(routes.life());
    await press(member, '扫账单码');
    const sheet = member.page.getByRole('dialog', { name: '账单码' });
    await sheet.getByRole('textbox', { name: '账单码内容' }).fill('https://example.com');
    await sheet.getByRole('button', { name: '识别账单码' }).click();
    await sheet.getByText('没有认出这个账单码。可以手动填写户号。').waitFor();
    await sheet.getByRole('textbox', { name: '账单码内容' }).fill('MBBILL1:electricity-310100:account=3101000198760');
    await sheet.getByRole('button', { name: '识别账单码' }).click();
    await member.page.waitForURL('**/bill/bind/**');
    expect(await formField(member, '户号').inputValue()).toBe('3101000198760');
    expect(otherFaults(member, /POST .*\/api\/bill-codes \d{3}$/)).toEqual([]);
  });

  test('stand under the name of whose they are, and stay when the name goes', async () => {
    const member = await enter('bills-family');
    await bindElectricity(member, '3101000111111');
    await member.page.goto(routes.family());
    await topPage(member).getByText('还没有家人').waitFor();
    await formField(member, '添加家人').fill('爸妈');
    await press(member, '添加');
    await topPage(member).getByText('还没有户号').waitFor();
    await openFirstAccount(member);
    await press(member, /^为谁缴费 /);
    await member.page.getByRole('dialog').getByRole('radio', { name: '爸妈' }).click();
    await topPage(member).getByRole('button', { name: '为谁缴费 爸妈' }).waitFor();
    await press(member, /^备注名 /);
    await member.page.getByRole('dialog').getByRole('textbox', { name: '备注名' }).fill('爸妈家的电');
    await member.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await topPage(member).getByRole('heading', { name: '爸妈家的电' }).waitFor();
    await member.page.goto(routes.life());
    await topPage(member).getByRole('heading', { name: '爸妈', exact: true }).waitFor();
    await member.page.goto(routes.family());
    await topPage(member).getByText('1 个户号').waitFor();
    await press(member, '移除爸妈');
    await member.page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
    await topPage(member).getByText('还没有家人').waitFor();
    expect(await shownAccounts(member)).toEqual([expect.stringMatching(/^爸妈家的电，/)]);
    expect(member.faults).toEqual([]);
  });

  test('are debited by themselves once the member agrees, and not any more after one tap', async () => {
    const member = await enter('bills-mandate');
    await bindElectricity(member, '3101000122222');
    await openFirstAccount(member);
    await press(member, '自动缴费 未开通');
    await topPage(member).getByText('怎么停').waitFor();
    await formField(member, '单笔上限（元）').fill('');
    await press(member, '同意协议并开通');
    await topPage(member).getByText('请填写单笔上限。').waitFor();
    await formField(member, '单笔上限（元）').fill('300');
    await press(member, '同意协议并开通');
    await topPage(member).getByText('已开通', { exact: true }).waitFor();
    await topPage(member).getByText('¥300.00').waitFor();
    await topPage(member).getByRole('switch').click();
    await topPage(member).getByText('已暂停', { exact: true }).waitFor();
    await topPage(member).getByRole('switch').click();
    await topPage(member).getByText('已开通', { exact: true }).waitFor();
    await press(member, /^停止自动缴费：/);
    await topPage(member).getByRole('button', { name: /^停止自动缴费：/ }).waitFor({ state: 'detached' });
    expect((await shownAccounts(member))[0]).not.toContain('自动缴费');
    expect(member.faults).toEqual([]);
  });

  test('are forgotten with their account, after the member was asked', async () => {
    const member = await enter('bills-unbinds');
    await bindElectricity(member, OWES_NOTHING);
    expect(await shownAccounts(member)).toEqual([expect.stringMatching(/，没有欠费$/)]);
    await openFirstAccount(member);
    await press(member, '解绑户号');
    const sheet = member.page.getByRole('dialog', { name: '解绑户号' });
    await sheet.getByText(/已有的缴费记录和回单都会保留/).waitFor();
    await sheet.getByRole('button', { name: '解绑户号' }).click();
    await topPage(member).getByText('还没有绑定户号').waitFor();
    expect(await shownAccounts(member)).toEqual([]);
    // The pay page was asked for an account that owes nothing.
    expect(otherFaults(member, /POST .*\/api\/bills \d{3}$/)).toEqual([]);
  });
});
