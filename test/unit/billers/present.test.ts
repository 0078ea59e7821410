import { feeWords, hoursWords, presentBiller, presentSummary, regionName } from '../../../server/billers/present';
import { aBiller } from '../../support/billers';

const biller = (...given: Parameters<typeof aBiller>) => ({ id: '1', version: 1, content: aBiller(...given) });
const now = new Date('2026-11-29T12:00:00+08:00');

test.each([
  [{ kind: 'none' as const }, '不收手续费'],
  [{ kind: 'fixed' as const, fen: 50 }, '每笔手续费0.50元'],
  [{ kind: 'rate' as const, basisPoints: 60, minFen: 0, maxFen: 2_500 }, '手续费为缴费金额的0.60%，最高25元，不足1分按1分收'],
  [{ kind: 'rate' as const, basisPoints: 5, minFen: 10, maxFen: 2_500 }, '手续费为缴费金额的0.05%，最低0.10元，最高25元，不足1分按1分收'],
])('says what a payment costs: %j', (fee, words) => {
  expect(feeWords({ fee })).toBe(words);
});

test.each([
  ['00:00', '00:00', '全天可缴'],
  ['08:30', '08:30', '全天可缴'],
  ['08:30', '22:00', '每天 08:30 至 22:00 可缴'],
  ['06:00', '01:00', '每天 06:00 至次日 01:00 可缴'],
])('says when it can be paid: %s to %s', (from, until, words) => {
  expect(hoursWords({ hours: { from, until } })).toBe(words);
});

test('says where it serves', () => {
  expect([[], ['330000'], ['310100'], ['310115'], ['310100', '330100']].map((regions) => regionName({ regions }))).toEqual([
    '全国', '浙江省', '上海市', '上海市浦东新区', '上海市等2地',
  ]);
  expect(presentSummary(biller()).regionName).toBe('上海市');
  expect(presentSummary(biller(), '这里').regionName).toBe('这里');
});

test('asks for an amount only where the member has a say in it', () => {
  const amountOf = (...given: Parameters<typeof aBiller>) => presentBiller(biller(...given), now).amount;
  expect(amountOf('fetch-and-pay')).toEqual({ minFen: 1, maxFen: 500_000, stepFen: 1 });
  expect(amountOf('fetch-and-pay', { flow: { kind: 'fetch-and-pay', isPartAllowed: false, amount: { minFen: 1, maxFen: 2, stepFen: 1 } } })).toBeNull();
  expect(amountOf('direct')).toEqual({ minFen: 100, maxFen: 100_000, stepFen: 100 });
  expect(amountOf('top-up')).toBeNull();
  expect(presentBiller(biller('top-up'), now).denominations).toEqual([1_000, 3_000, 5_000]);
});

test('tells a page what it may know of a field: not how it is starred, checked or settled', () => {
  const shown = presentBiller(biller(), now);
  expect(shown.fields).toEqual([{ key: 'account', label: '户号', hint: '账单上的八位数字', sample: '10000001', keyboard: 'number', maxLength: 8, pattern: '^(?:[0-9]{8})$' }]);
  expect(JSON.stringify(shown)).not.toMatch(/99001234|mask|settlement/);
  expect(shown.isOpen).toBe(true);
  expect(presentBiller(biller('direct', { hours: { from: '13:00', until: '14:00' } }), now).isOpen).toBe(false);
});
