import type { Browser } from 'playwright-core';
import { routes } from '@/routes';
import { press, topPage } from '../support/h5-pages';
import { connectBrowser, welcome, type Visitor } from '../support/h5-visitor';
import { askToRedeem, chooseBranch, confirmRedeem, exchangeIn, openItem, otherFaults, placedOrder, shownBalance, shownCode, shownOrders } from '../support/mall-pages-h5';

jest.setTimeout(180_000);

/** Of the seed: an item of each kind, and the member of staff of the branch where the goods are collected. */
const COUPON = '超市 5 元券';
const GOODS = '家庭记账本';
const TOP_UP = '话费 10 元';
const BRANCH = '昆明分行';
const STAFF = 'zhao-mingde';

describe('the mall', () => {
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

  test('lets a guest look, and asks them to sign in when they redeem', async () => {
    const guest = await enter();
    await guest.page.goto(routes.mall());
    await topPage(guest).getByText('登录后查看').waitFor();
    await openItem(guest, COUPON);
    await press(guest, '立即兑换');
    await guest.page.getByRole('dialog', { name: '登录后兑换' }).getByRole('button', { name: '登录' }).waitFor();
    expect(guest.faults).toEqual([]);
  });

  test('shows one kind at a time, and what the balance does not reach', async () => {
    const member = await enter('mall-looks');
    await member.page.goto(routes.mall());
    await member.page.getByRole('tab', { name: '话费' }).click();
    const items = topPage(member).getByRole('link');
    await items.first().waitFor();
    for (const item of await items.all()) expect(await item.getAttribute('aria-label')).toMatch(/^话费，.*，还差 [\d,]+ 积分$/);
    await openItem(member, TOP_UP);
    await press(member, '还差 1,000 积分，去赚积分');
    await member.page.waitForURL(`**${routes.benefits()}`);
  });

  test('gives goods at a branch: chosen, collected by its staff, and nobody else’s to see', async () => {
    const member = await enter('mall-goods');
    await exchangeIn(member, 5_000);
    await openItem(member, GOODS);
    await askToRedeem(member);
    await confirmRedeem(member);
    await member.page.getByText('选择一家网点领取。').waitFor();
    await chooseBranch(member, BRANCH);
    await confirmRedeem(member);
    await placedOrder(member);
    await topPage(member).getByText('待领取', { exact: true }).waitFor();
    const code = await shownCode(member);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);

    const staff = await enter(STAFF);
    await staff.page.goto(routes.collect());
    const field = topPage(staff).getByRole('textbox', { name: '客户出示的领取码' });
    await field.fill('ABCD2340');
    await topPage(staff).getByText('领取码里没有 0、1、I、O。看着像它们的，请再核对一遍。').waitFor();
    await field.fill(code.toLowerCase());
    await topPage(staff).getByText(GOODS).waitFor();
    await press(staff, '确认已交付');
    await topPage(staff).getByText(/^已于 .+ 交付$/).waitFor();
    expect(staff.faults).toEqual([]);

    await member.page.reload();
    await topPage(member).getByText('已完成', { exact: true }).waitFor();
    await member.page.goto(routes.collect());
    await topPage(member).getByText('这里由网点员工使用').waitFor();
    expect(member.faults).toEqual([]);
  });

  test('gives the points back when goods are cancelled', async () => {
    const member = await enter('mall-cancels');
    await exchangeIn(member, 5_000);
    await openItem(member, GOODS);
    await askToRedeem(member);
    await chooseBranch(member, BRANCH);
    await confirmRedeem(member);
    await placedOrder(member);
    await press(member, '取消兑换');
    const sheet = member.page.getByRole('dialog', { name: '取消兑换' });
    await sheet.getByText('800 积分退回原来的批次，到期日不变；已到期的部分不再延长。').waitFor();
    await sheet.getByRole('button', { name: '取消兑换' }).click();
    await topPage(member).getByText('你取消了这笔兑换，积分已退回。').waitFor();
    expect(await shownBalance(member)).toBe(1_000);
    expect(member.faults).toEqual([]);
  });

  test('asks about privacy when a phone number is about to be sent, and not before', async () => {
    const member = await enter('mall-tops-up');
    await exchangeIn(member, 5_000);
    await openItem(member, TOP_UP);
    await askToRedeem(member);
    await member.page.getByRole('textbox', { name: '充值手机号' }).fill('138 0000 1234');
    await confirmRedeem(member);
    const question = member.page.getByRole('dialog', { name: '个人信息处理说明' });
    await question.getByRole('button', { name: '拒绝' }).click();
    await member.page.getByRole('dialog', { name: '确认兑换' }).waitFor();
    expect(await member.page.getByRole('textbox', { name: '充值手机号' }).inputValue()).toBe('13800001234');
    await confirmRedeem(member);
    await question.getByRole('button', { name: '同意' }).click();
    await placedOrder(member);
    await topPage(member).getByText('话费已充入 138****1234。').waitFor();
    expect(member.faults).toEqual([]);
  });

  test('makes one order of two taps and a lost answer', async () => {
    const member = await enter('mall-hurries');
    await exchangeIn(member, 5_000);
    await openItem(member, COUPON);
    await askToRedeem(member);
    // The service does what it is asked, and the phone never hears of it.
    await member.page.route('**/api/mall/orders', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await member.page.getByRole('button', { name: /^确认兑换 / }).dblclick();
    await placedOrder(member);
    expect(await shownOrders(member)).toHaveLength(1);
    expect(await shownBalance(member)).toBe(500);
  });

  test('takes points once when one member redeems on two devices with points for one', async () => {
    const devices = [await enter('mall-two-devices'), await enter('mall-two-devices')];
    await exchangeIn(devices[0]!, 2_500);
    for (const device of devices) {
      await openItem(device, COUPON);
      await askToRedeem(device);
    }
    await Promise.all(devices.map(confirmRedeem));
    const ends = await Promise.all(
      devices.map((device) =>
        Promise.any([
          placedOrder(device).then(() => 'won'),
          device.page.getByText('还差 500 积分，积分未扣除。').waitFor().then(() => 'told'),
        ]),
      ),
    );
    expect([...ends].sort()).toEqual(['told', 'won']);
    expect(await shownBalance(devices[0]!)).toBe(0);
    expect(await shownOrders(devices[1]!)).toHaveLength(1);
    expect(otherFaults(devices[ends.indexOf('told')]!, /POST .*\/api\/mall\/orders 409$/)).toEqual([]);
  });

  test('takes a coupon back, and says where the points went', async () => {
    const member = await enter('mall-returns');
    await exchangeIn(member, 2_500);
    await openItem(member, COUPON);
    await askToRedeem(member);
    await confirmRedeem(member);
    await placedOrder(member);
    await press(member, '退回这张券');
    await member.page.getByRole('dialog').getByRole('button', { name: '退回这张券' }).click();
    await topPage(member).getByText('已退回', { exact: true }).waitFor();
    expect(await topPage(member).locator('.order-code').count()).toBe(0);
    expect((await shownOrders(member))[0]).toMatch(new RegExp(`^已退回，${COUPON}，500 积分，`));
    expect(await shownBalance(member)).toBe(500);
    expect(member.faults).toEqual([]);
  });
});
