import { capDigits, openForMandate, refuseCap, sayLast, sayNext } from '@/features/mandates/mandate-words';
import { billAccount } from '../support/bill-views';

const debit = { debitOn: '2026-12-01', amountFen: 128_60, state: 'announced', reason: null, paymentId: null } as const;

describe('a debit in words', () => {
  it('says how much comes and when', () => {
    expect(sayNext(debit)).toBe('12月1日扣 ¥128.60');
    expect(sayNext({ ...debit, state: 'paying' })).toBe('正在扣 ¥128.60');
  });

  it('says what became of the last one, and why it came to nothing', () => {
    expect(sayLast({ ...debit, state: 'done' })).toBe('12月1日已扣 ¥128.60');
    expect(sayLast({ ...debit, state: 'failed', reason: 'account-short' })).toBe('12月1日没有扣成 ¥128.60，账户余额不足');
    expect(sayLast({ ...debit, state: 'skipped', reason: 'above-cap' })).toBe('12月1日没有扣 ¥128.60，超过单笔上限');
  });
});

describe('a cap', () => {
  it('is whole yuan from one to fifty thousand', () => {
    expect([refuseCap('1'), refuseCap('50000')]).toEqual([null, null]);
    expect(refuseCap('')).toBe('请填写单笔上限。');
    expect(refuseCap('50001')).toBe('最多 50,000 元。');
    expect([capDigits('0'), capDigits('00500'), capDigits('1,500'), capDigits('123456')]).toEqual(['', '500', '1500', '12345']);
  });
});

describe('a mandate', () => {
  it('can be begun where the biller says what is owed, and once', () => {
    const accounts = [billAccount({ id: '1' }), billAccount({ id: '2', hasMandate: true }), billAccount({ id: '3', flow: 'top-up' })];
    expect(openForMandate(accounts).map(({ id }) => id)).toEqual(['1']);
  });
});
