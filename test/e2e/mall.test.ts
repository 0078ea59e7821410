import { paths } from '@/routes';
import { askToRedeem, confirmRedeem, exchangeIn, openItem, placedOrder, waitForBalance, shownCode, shownOrders, typePhone } from '../support/mall-pages-weapp';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, press, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

describe('the mall in the compiled mini-program', () => {
  let phones: WeappPhones;
  let member: WeappPhone;
  beforeAll(async () => {
    phones = await openPhones();
    member = await phones.welcome('weapp-mall');
    await exchangeIn(member, 10_000);
  });
  afterAll(async () => {
    await member.leave();
    await phones.close();
  });

  test('gives a coupon at once, and takes it back with the points', async () => {
    await openItem(member, '超市 5 元券');
    await askToRedeem(member);
    await confirmRedeem(member);
    expect(await placedOrder(member)).toBe('已完成');
    await waitFor(member, '.mb-button', '查看券码');
    await press(member, '.mb-button--secondary', '退回这张券');
    await press(member, '.mb-button--danger', '退回这张券');
    await waitFor(member, '.mb-outcome__title', '已退回');
    await waitForBalance(member, '2,000');
  });

  test('keeps goods at a branch until they are cancelled', async () => {
    await openItem(member, '家庭记账本');
    await askToRedeem(member);
    await press(member, '.mb-field--choice', '选择网点');
    await press(member, '.mb-option', /^昆明分行/);
    await confirmRedeem(member);
    expect(await placedOrder(member)).toBe('待领取');
    expect(await shownCode(member)).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    await waitForBalance(member, '1,200');
    await press(member, '.mb-button', '我的兑换');
    await press(member, '.order-tile', /家庭记账本/);
    await press(member, '.mb-button--secondary', '取消兑换');
    await press(member, '.mb-button--danger', '取消兑换');
    await waitFor(member, '.mb-outcome__title', '已取消');
    await waitForBalance(member, '2,000');
  });

  test('asks about privacy when a phone number is about to be sent', async () => {
    await openItem(member, '话费 10 元');
    await askToRedeem(member);
    await typePhone(member, '13800001234');
    await confirmRedeem(member);
    await press(member, 'button', '同意');
    await placedOrder(member);
    await waitFor(member, '.mb-outcome__words', '话费已充入 138****1234。');
    expect(await shownOrders(member)).toHaveLength(3);
  });

  test('shows the counter to staff alone', async () => {
    await member.enter({ path: paths.collect });
    await onPage(member, paths.collect);
    await waitFor(member, '.mb-empty__title', '这里由网点员工使用');
  });

  test('met no fault', () => {
    expect(member.faults).toEqual([]);
  });
});
