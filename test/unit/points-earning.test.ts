import { pointRules } from '../../server/database/seed/point-rules';
import { earnForConversion } from '../../server/points/conversion-points';
import { expiryDay } from '../../server/points/expiry-day';
import { monthOf, spanOf } from '../../server/points/months';
import { noticeDue } from '../../server/points/notice-days';
import { earnForPayment } from '../../server/points/payment-points';

const rules = { payment: { fenPerPoint: 100, perPaymentMax: 500, perDayMax: 1_000, perMonthMax: 5_000 } };
const paying = (paidFen: number, earnedToday = 0, earnedThisMonth = earnedToday) =>
  earnForPayment(rules, { paidFen, earnedToday, earnedThisMonth });

describe('a payment', () => {
  test.each([
    [0, 0], [99, 0], [100, 1], [199, 1], [12_860, 128], [50_000, 500], [50_099, 500], [50_100, 500], [1_000_000_000_00, 500],
  ])('of %d fen earns %d points', (paidFen, earned) => {
    expect(paying(paidFen).points).toBe(earned);
  });

  test.each([
    ['one below the cap of the day', 999, 999, 1],
    ['at the cap of the day', 1_000, 1_000, 0],
    ['beyond a cap that was lowered', 1_001, 1_001, 0],
    ['one below the cap of the month', 0, 4_999, 1],
    ['at the cap of the month', 0, 5_000, 0],
  ])('%s earns what is left of it', (_, today, month, left) => {
    expect(paying(30_000, today, month).points).toBe(left);
  });

  test('says which rules made it that many, and names a cap only where it took something', () => {
    expect(paying(12_860).steps).toEqual([{ rule: 'whole-yuan', input: 12_860, limit: null, points: 128 }]);
    expect(paying(90_000, 700, 4_900).steps).toEqual([
      { rule: 'whole-yuan', input: 90_000, limit: null, points: 900 },
      { rule: 'cap-per-payment', input: 0, limit: 500, points: 500 },
      { rule: 'cap-per-day', input: 700, limit: 1_000, points: 300 },
      { rule: 'cap-per-month', input: 4_900, limit: 5_000, points: 100 },
    ]);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('of %d fen is a fault', (paidFen) => {
    expect(() => paying(paidFen)).toThrow(RangeError);
  });
});

describe('applying for a card', () => {
  test.each([['credit-card', 200], ['loan', 100]] as const)('of class %s gives %d points', (cardClass, given) => {
    expect(earnForConversion(pointRules, cardClass)?.points).toBe(given);
  });

  test.each(['wealth', 'deposit', 'fund', 'insurance'] as const)('of class %s gives none, whatever rules say', (cardClass) => {
    const lawless = { conversions: { 'credit-card': 200, loan: 100, [cardClass]: 900 } };
    expect(earnForConversion(lawless, cardClass)).toBeNull();
  });

  test('gives none where the rules name no points', () => {
    expect(earnForConversion({ conversions: {} }, 'loan')).toBeNull();
  });
});

test.each([
  ['2026-11-24', 24, '2028-11-30'], ['2026-11-01', 24, '2028-11-30'], ['2026-02-28', 24, '2028-02-29'], ['2026-12-31', 1, '2027-01-31'],
])('points of %s expire after %d months on %s', (day, expiryMonths, last) => {
  expect(expiryDay({ expiryMonths }, day)).toBe(last);
});

test('a month of Shanghai begins at 16:00 UTC of the day before and ends where the next begins', () => {
  expect(monthOf('2026-12-31')).toBe('2026-12');
  expect(spanOf('2026-12')).toEqual({ from: new Date('2026-11-30T16:00:00Z'), until: new Date('2026-12-31T16:00:00Z') });
  expect(spanOf('2026-09', '2026-10').until).toEqual(spanOf('2026-11').from);
});

test.each([
  [31, null], [30, 30], [8, 30], [7, 7], [2, 7], [1, 1], [0, 1],
])('%d days before points end, the notice of %s days is due', (daysLeft, distance) => {
  expect(noticeDue(daysLeft)).toBe(distance);
});
