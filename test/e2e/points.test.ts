import { paths } from '@/routes';
import { payBill } from '../support/paid-bill';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { onPage, press, textsOf, until, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

const PERSON = 'weapp-points';
/** Whom `payBill` pays, as a statement calls it. */
const BILLER = ' · 上海市慈善会捐款（演示）';

/** Opens the page anew until the balance is there: an event is handled a moment after the fact it tells of. */
const watchBalance = (phone: WeappPhone, balance: string): Promise<unknown> =>
  until(`balance of ${balance}`, async () => {
    await phone.mini.callWxMethod('reLaunch', { url: paths.benefits });
    await waitFor(phone, '.points-hero .mb-points__number');
    return (await textsOf(phone, '.points-hero .mb-points__number'))[0] === balance;
  });

/** Opens the statement and waits for these titles and points at its top: what it showed before may stand there first. */
const watchStatement = async (phone: WeappPhone, newest: string[]): Promise<void> => {
  await phone.enter({ path: paths.statement });
  await until(`statement of ${newest.join(', ')}`, async () => {
    const titles = await textsOf(phone, '.statement-list__title');
    const amounts = await textsOf(phone, '.statement-list__entry .mb-points__number');
    return titles.map((title, index) => `${title} ${amounts[index]}`).slice(0, newest.length).join() === newest.join();
  });
};

describe('points in the compiled mini-program', () => {
  let phones: WeappPhones;
  let phone: WeappPhone;

  beforeAll(async () => {
    phones = await openPhones();
    phone = await phones.welcome(PERSON);
  });
  afterAll(async () => {
    await phone.leave();
    await phones.close();
  });

  test('checking in counts once, tapped twice and entered again', async () => {
    await phone.enter({ path: paths.benefits });
    const button = await waitFor(phone, '.check-in-strip .mb-button', '签到 +5');
    await Promise.all([button.tap(), button.tap()]);
    await waitFor(phone, '.said', '签到成功，得到 5 积分。已连续签到 1 天。');
    await waitFor(phone, '.points-hero .mb-points__number', '5');
    await phone.enter({ path: paths.benefits });
    await waitFor(phone, '.check-in-strip__done', '今日已签');
    await waitFor(phone, '.points-hero .mb-points__number', '5');
  });

  test('a task done on another tab can be claimed on coming back to 福利', async () => {
    await phone.mini.callWxMethod('switchTab', { url: paths.home });
    await press(phone, '.branch-hero__change', /更换网点/);
    await press(phone, '.mb-option', /^昆明分行/);
    await waitFor(phone, '.branch-hero__name', '昆明分行');
    await phone.mini.callWxMethod('switchTab', { url: paths.benefits });
    await press(phone, '.task-list__task .mb-button', '领取');
    await waitFor(phone, '.said', '已领取「选择我的网点」的 20 积分。');
    await waitFor(phone, '.points-hero .mb-points__number', '25');
  });

  test('both stand in the statement with the totals of the month, and why', async () => {
    await watchStatement(phone, ['任务奖励 · 选择我的网点 +20', '签到 +5']);
    await waitFor(phone, '.mb-section__note', '收入 25 · 支出 0');
    await waitFor(phone, '.points-trend__sums', '共增加 25 积分，减少 0 积分');
    await press(phone, '.statement-list__entry', /^签到/);
    await waitFor(phone, '.why-sheet__step', /每日签到/);
    await waitFor(phone, '.why-sheet__note', /^有效期至 20\d\d年/);
    await (await waitFor(phone, '.mb-sheet__close', /^/)).tap();
  });

  test('where no file can be sent the statement is copied, once WeChat has asked about privacy', async () => {
    await press(phone, '.mb-button', '导出明细');
    await press(phone, '.mb-sheet .mb-button', '复制明细');
    await press(phone, 'button', '同意');
    await waitFor(phone, '.mb-sheet .mb-notice', /明细已复制/);
    const { data } = (await phone.mini.callWxMethod('getClipboardData')) as { data: string };
    expect(data.split('\r\n')).toContain('合计,全部,,,25,');
    expect(data.startsWith('\uFEFF')).toBe(false);
  });

  test('a bill paid with points shows what it took and what it gave, each once', async () => {
    const site = { url: process.env.E2E_SERVICE_URL! };
    await payBill(site, PERSON, { billFen: 600_00, pointsOff: 0 });
    await watchBalance(phone, '525');
    await payBill(site, PERSON, { billFen: 128_00, pointsOff: 500 });
    await watchBalance(phone, '148');
    await watchStatement(phone, [`缴费赠送${BILLER} +123`, `缴费抵扣${BILLER} −500`, `缴费赠送${BILLER} +500`]);
  });

  test('我的 shows the same balance', async () => {
    await phone.enter({ path: paths.me });
    await onPage(phone, paths.me);
    await waitFor(phone, '.mb-cell', /我的积分\s*148 积分/);
  });

  test('nothing went wrong', () => {
    expect(phone.faults).toEqual([]);
  });
});
