import { paths } from '@/routes';
import { bind, openBiller } from '../support/bill-pages-weapp';
import { exchangeIn, newestEntry } from '../support/mall-pages-weapp';
import { answerCashier, seeResult, shownStates, shownTotal } from '../support/pay-pages-weapp';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, press, waitFor } from '../support/weapp-pages';

jest.setTimeout(180_000);

/** Of the sandbox: owes 128.60, and its biller answers the first delivery of a payment when nobody waits for it any more. */
const LATE_ACCOUNT = '3101001280408';
const ELECTRICITY = '上海市电力公司（演示）';

describe('journey C in the compiled mini-program: electricity from the home page, and a biller that times out once', () => {
  let phones: WeappPhones;
  let member: WeappPhone;

  beforeAll(async () => {
    phones = await openPhones();
    member = await phones.welcome('weapp-c');
  });
  afterAll(async () => {
    await member.leave();
    await phones.close();
  });

  test('a member has points and a bound account', async () => {
    await exchangeIn(member, 2_500);
    await openBiller(member, '上海市电力', ELECTRICITY);
    await bind(member, LATE_ACCOUNT);
    await press(member, 'button', '同意');
    expect(await shownTotal(member)).toBe('确认缴费 ¥128.60');
  });

  test('two taps lead from the home page to the cashier, and leaving it debits nothing', async () => {
    await member.enter({ path: paths.home });
    await press(member, '.due-strip .mb-button', '去缴费');
    await shownTotal(member);
    await press(member, '.mb-button', /^确认缴费 ¥128\.60$/);
    await answerCashier(member, 'closePaymentDialog');
    await waitFor(member, '.mb-notice__words', /^已取消支付，未扣款/);
    await press(member, '.mb-button', '取消缴费');
    await waitFor(member, '.mb-notice__words', '这笔缴费已取消，未扣款。');
  });

  test('500 points take five yuan off', async () => {
    await shownTotal(member);
    await press(member, '.mb-toggle', /积分抵扣/);
    await press(member, '.mb-button', /^确认缴费 ¥123\.60$/);
    await answerCashier(member, 'confirmPayment');
  });

  test('it is under way until the biller has said, and then paid exactly once', async () => {
    await seeResult(member, '处理中');
    await seeResult(member, '缴费成功');
    expect(await shownStates(member)).toEqual(['缴费成功', '未缴费']);
    expect((await newestEntry(member)).points).toBe('+123');
  });

  test('the receipt is there', async () => {
    await member.enter({ path: paths.payments });
    await press(member, '.payment-list__row', /缴费成功/);
    await onPage(member, paths.payResult);
    await press(member, '.mb-button', '查看回单');
    await onPage(member, paths.receipt);
    await waitFor(member, '.receipt__words', '实付人民币 壹佰贰拾叁元陆角整');
  });

  test('nothing went wrong on the phone', () => {
    expect(member.faults).toEqual([]);
  });
});
