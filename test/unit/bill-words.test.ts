import type { BillAccountView } from '@micro-branch/contract/bills';
import { limitFenOf, aliasOf, refuseLimit, settingsOf, yuanDigits } from '@/features/bills/account-terms';
import { daysBetween, groupAccounts, nameOf, payWords, sayDue, sayDueOn, sayNumber, sumOf } from '@/features/bills/bill-words';
import { cleanField, refuseField, refuseFields } from '@/features/bills/bind-terms';
import { keepScanned, takeScanned } from '@/features/bills/scanned';
import { billAccount, billerField } from '../support/bill-views';

const TODAY = '2026-11-29';

describe('an account in words', () => {
  it('is called what the member calls it, and by its biller otherwise', () => {
    expect([nameOf(billAccount()), sayNumber(billAccount())]).toEqual(['上海电力（演示）', '3101****8600']);
    const named = billAccount({ alias: '家里的电' });
    expect([nameOf(named), sayNumber(named)]).toEqual(['家里的电', '上海电力（演示） 3101****8600']);
  });

  it.each([
    ['2026-11-27', '已过期 2 天'],
    ['2026-11-28', '已过期 1 天'],
    ['2026-11-29', '今天到期'],
    ['2026-11-30', '明天到期'],
    ['2026-12-01', '12月1日前缴'],
    [null, '待缴'],
  ])('with a bill that ends on %s says %s', (dueOn, words) => {
    expect(sayDueOn(dueOn, TODAY)).toBe(words);
  });

  it('counts days across the ends of months and years', () => {
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-11-29', '2026-11-29')).toBe(0);
  });

  it('says what it owes, that it owes nothing, or what can be done with it', () => {
    const due = { amountFen: null, dueOn: null, checkedAt: null };
    expect(sayDue(billAccount({ due: { ...due, state: 'none' } }), TODAY)).toBe('没有欠费');
    expect(sayDue(billAccount({ due: { ...due, state: 'unknown' } }), TODAY)).toBe('点缴费查账单');
    const topUp = billAccount({ flow: 'top-up', due: { ...due, state: 'unknown' } });
    expect([sayDue(topUp, TODAY), payWords(topUp), payWords(billAccount())]).toEqual(['随时充值', '充值', '缴费']);
  });
});

describe('the accounts of a member', () => {
  const parents = { id: '7', name: '爸妈' };
  const none: BillAccountView['due'] = { state: 'none', amountFen: null, dueOn: null, checkedAt: null };
  const accounts = [
    billAccount({ id: '1', family: parents }),
    billAccount({ id: '2', due: none }),
    billAccount({ id: '3', due: { ...billAccount().due, dueOn: '2026-12-09' } }),
    billAccount({ id: '4', due: { ...billAccount().due, dueOn: '2026-12-02' } }),
  ];

  it('stand by whose they are, the own first, and what ends first before the rest', () => {
    expect(groupAccounts(accounts).map(({ family, accounts: own }) => [family?.name ?? null, own.map(({ id }) => id)])).toEqual([
      [null, ['4', '3', '2']],
      ['爸妈', ['1']],
    ]);
  });

  it('add up to what is due', () => {
    expect(sumOf(accounts)).toEqual({ count: 3, totalFen: 3 * 128_60 });
    expect(sumOf([])).toEqual({ count: 0, totalFen: 0 });
  });
});

describe('a field of a biller', () => {
  const number = billerField();

  it('is refused with what is wrong with it', () => {
    expect(refuseField(number, '')).toBe('请填写户号。');
    expect(refuseField(number, '123')).toBe('户号应像 3101000128600 这样填写。');
    expect(refuseField(number, '31010001286000')).toBe('户号应像 3101000128600 这样填写。');
    expect(refuseField(number, '3101000128600')).toBeNull();
  });

  it('is matched whole, and left to the service where its pattern says nothing here', () => {
    expect(refuseField(billerField({ pattern: '\\d{2}|\\d{4}' }), '123')).not.toBeNull();
    expect(refuseField(billerField({ pattern: '(?<' }), '123')).toBeNull();
  });

  it('loses the blanks of a pasted number, and nothing of a text', () => {
    expect(cleanField(number, ' 3101 0001-28600 ')).toBe('3101000128600');
    expect(cleanField({ keyboard: 'idcard' }, '11010119900101001x')).toBe('11010119900101001X');
    expect(cleanField({ keyboard: 'text' }, ' 沪A 12345 ')).toBe('沪A 12345');
  });

  it('is told by its own key where there are several', () => {
    const plate = billerField({ key: 'plate', label: '车牌号', pattern: '沪A[0-9]{5}', sample: '沪A12345', keyboard: 'text' });
    expect(refuseFields([number, plate], { account: '3101000128600', plate: '京A12345' })).toEqual({ plate: '车牌号应像 沪A12345 这样填写。' });
  });
});

describe('what a code has said', () => {
  it('fills in the form of its own biller, once', () => {
    keepScanned('1', { account: '3101000128600' });
    expect(takeScanned('1')).toEqual({ account: '3101000128600' });
    expect(takeScanned('1')).toEqual({});
  });

  it('is gone when another form was opened', () => {
    keepScanned('1', { account: '3101000128600' });
    expect(takeScanned('2')).toEqual({});
    expect(takeScanned('1')).toEqual({});
  });
});

describe('the settings of an account', () => {
  it('are sent whole, as they stand', () => {
    const account = billAccount({ alias: '家', family: { id: '7', name: '爸妈' }, reminderDays: 3, monthlyLimitFen: 500_00 });
    expect(settingsOf(account)).toEqual({ alias: '家', familyId: '7', reminderDays: 3, monthlyLimitFen: 500_00 });
    expect(settingsOf(billAccount())).toEqual({ alias: null, familyId: null, reminderDays: null, monthlyLimitFen: null });
  });

  it('take a limit in whole yuan up to a million, and none', () => {
    expect([yuanDigits('0500 元'), yuanDigits('-1.5'), yuanDigits('12345678')]).toEqual(['500', '15', '1234567']);
    expect([limitFenOf('500'), limitFenOf('')]).toEqual([500_00, null]);
    expect([refuseLimit(''), refuseLimit('1000000')]).toEqual([null, null]);
    expect(refuseLimit('1000001')).toBe('最多 1,000,000 元。');
  });

  it('take no name for none', () => {
    expect([aliasOf('  '), aliasOf(' 家 ')]).toEqual([null, '家']);
  });
});
