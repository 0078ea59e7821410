import type { PaymentMonths, PaymentState, PaymentView } from '@micro-branch/contract/payments';
import { NOTHING_OFF, payFenOf, pointsFenOf, stepPoints } from '@/features/payments/checkout-terms';
import { barsOf, chartBarOf, groupByMonth, sayBars } from '@/features/payments/payment-months';
import { isUnderWay, sayOutcome } from '@/features/payments/payment-words';

const payment: PaymentView = {
  id: '9', state: 'done', reason: null, method: 'wechat', accountId: '1', billerName: '上海电力（演示）', category: 'daily-life', icon: 'electricity',
  maskedNumber: '310****8600', period: '2026年11月', amountFen: 128_60, feeFen: 0, points: 500, pointsFen: 5_00, couponFen: 0, payFen: 123_60,
  pointsEarned: 123, startedAt: '2026-11-24T02:00:00.000Z', expiresAt: '2026-11-24T02:30:00.000Z', paidAt: null, endedAt: null,
};

describe('what is taken off a bill', () => {
  const bill = {
    totalFen: 128_60,
    points: { pointsMax: 1_200, step: 100, stepFenOff: 1_00, rulesVersion: 1 },
    coupons: [{ id: '7', title: '电费券', fenOff: 5_00, validUntil: '2026-12-01' }],
  };

  it('is nothing at first, and whole steps of points and a coupon then', () => {
    expect(payFenOf(bill, NOTHING_OFF)).toBe(128_60);
    expect(payFenOf(bill, { points: 500, couponId: null })).toBe(123_60);
    expect(payFenOf(bill, { points: 500, couponId: '7' })).toBe(118_60);
    expect(payFenOf(bill, { points: 0, couponId: 'another' })).toBe(128_60);
  });

  it('is no points where none are offered', () => {
    expect(pointsFenOf({ points: { pointsMax: 0, step: 0, stepFenOff: 0, rulesVersion: 1 } }, 0)).toBe(0);
  });

  it('goes by steps, between one and the most', () => {
    expect(stepPoints(bill, 500, 1)).toBe(600);
    expect(stepPoints(bill, 1_200, 1)).toBe(1_200);
    expect(stepPoints(bill, 100, -1)).toBe(100);
  });
});

describe('what became of a payment', () => {
  const say = (state: PaymentState, change: Partial<PaymentView> = {}, isLate = false) => sayOutcome({ ...payment, state, ...change }, isLate);

  it('tells first where the money is', () => {
    expect(say('done')).toEqual(['¥128.60 已缴到上海电力（演示）。']);
    expect(say('paid')).toEqual(['¥123.60 已付，正在等上海电力（演示）确认。']);
    expect(say('refunding', { reason: 'biller-refused' })).toEqual(['¥123.60 正在原路退回。积分一并退回。', '缴费单位没有受理。']);
    expect(say('refunded', { reason: 'paid-elsewhere', points: 0, couponFen: 0 })).toEqual(['¥123.60 已原路退回。', '这笔账单已在别处缴清。']);
    expect(say('closed', { reason: 'by-member' })).toEqual(['未扣款。', '你取消了这笔缴费。']);
  });

  it('promises a message to whoever has waited long enough', () => {
    expect(say('paid', {}, true).at(-1)).toBe('银行正在处理，请勿重复缴费。结果会在 10 分钟内通知你。');
  });

  it.each([['unpaid', true], ['paid', true], ['refunding', true], ['done', false], ['refunded', false], ['closed', false]] as const)('while it is %s may still change: %s', (state, expected) => {
    expect(isUnderWay({ state })).toBe(expected);
  });
});

describe('months of payments', () => {
  const months: PaymentMonths = {
    months: [
      { month: '2026-10', payFen: 300_00, payments: 2, categories: [{ category: 'daily-life', payFen: 100_00 }, { category: 'transport', payFen: 200_00 }] },
      { month: '2026-11', payFen: 0, payments: 0, categories: [] },
    ],
  };

  it('are bars of all that was paid, or of one category', () => {
    expect(barsOf(months, null)).toEqual([{ month: '2026-10', payFen: 300_00 }, { month: '2026-11', payFen: 0 }]);
    expect(barsOf(months, 'transport')[0]).toEqual({ month: '2026-10', payFen: 200_00 });
    expect(barsOf(months, 'education').every(({ payFen }) => payFen === 0)).toBe(true);
  });

  it('say in words what the bars show', () => {
    expect(sayBars(barsOf(months, null))).toBe('近 12 个月共缴 ¥300.00，最多的是2026年10月，¥300.00。');
    expect(sayBars(barsOf(months, 'education'))).toBe('近 12 个月没有缴费。');
  });

  it('are drawn with their numbers, and said in words', () => {
    expect(barsOf(months, null).map(chartBarOf)[0]).toEqual({ key: '2026-10', label: '10月', value: 300_00, shown: '¥300.00', said: '2026年10月 300元' });
  });

  it('begin at midnight in Shanghai', () => {
    const at = (startedAt: string) => ({ ...payment, startedAt });
    const groups = groupByMonth([at('2026-11-30T16:00:00.000Z'), at('2026-11-30T15:59:59.999Z')]);
    expect(groups.map(({ month }) => month)).toEqual(['2026-12', '2026-11']);
  });
});
