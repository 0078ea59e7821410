import { paths } from '@/routes';
import { bind, openBiller, shownAccounts } from '../support/bill-pages-weapp';
import { openPhones } from '../support/weapp-phones';
import type { WeappPhone, WeappPhones } from '../support/weapp-phone';
import { fill, onPage, press, textsOf, until, waitFor } from '../support/weapp-pages';

jest.setTimeout(120_000);

const ELECTRICITY = '上海市电力公司（演示）';

describe('bills in the compiled mini-program', () => {
  let phones: WeappPhones;
  let member: WeappPhone;
  beforeAll(async () => {
    phones = await openPhones();
    member = await phones.welcome('weapp-bills');
  });
  afterAll(async () => {
    await member.leave();
    await phones.close();
  });

  test('are found by pinyin, and bound by the form that the biller’s data makes', async () => {
    await openBiller(member, 'shanghaishidianli', ELECTRICITY);
    await bind(member, '310100');
    await waitFor(member, '.mb-field__refusal', '户号应像 3101000128600 这样填写。');
    await bind(member, '3101000133333');
    await press(member, 'button', '同意');
    await onPage(member, paths.pay);
    const [account] = await shownAccounts(member);
    expect(account).toMatch(/上海市电力公司（演示）.*元?.*缴/s);
  });

  test('have a page of their own, where the member names them', async () => {
    await press(member, '.account-tile__link', new RegExp(ELECTRICITY));
    await onPage(member, paths.billAccount);
    await press(member, '.mb-cell', /^备注名/);
    await fill(member, 0, '家里的电');
    await press(member, '.mb-button', '保存');
    await waitFor(member, '.account-face__name', '家里的电');
  });

  test('are debited by themselves once the member agrees, until they say stop', async () => {
    await press(member, '.mb-cell', /^自动缴费/);
    await onPage(member, paths.mandates);
    await press(member, '.mb-button', '同意协议并开通');
    await waitFor(member, '.mandate-tile__state', '已开通');
    await press(member, '.mb-button', '停止自动缴费');
    await waitFor(member, '.mb-section__title', '可以开通的户号');
    await until('tile without 已开通', async () => !(await textsOf(member, '.mandate-tile__state')).includes('已开通'));
  });

  test('are forgotten when the member says so', async () => {
    await shownAccounts(member);
    await press(member, '.account-tile__link', /家里的电/);
    await onPage(member, paths.billAccount);
    await press(member, '.mb-button--quiet', '解绑户号');
    await press(member, '.mb-button--danger', '解绑户号');
    await waitFor(member, '.mb-empty__title', '还没有绑定户号');
  });

  test('met no fault', () => {
    expect(member.faults).toEqual([]);
  });
});
