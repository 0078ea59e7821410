import { basisPoints, fen, formatRate, formatYuan } from '@micro-branch/contract/units';

test.each([12.5, 2 ** 53, Number.NaN, Infinity])('%p fen are refused', (value) => {
  expect(() => fen(value)).toThrow(RangeError);
});

test.each([
  [0, '0元'],
  [1, '0.01元'],
  [128_050, '1,280.50元'],
  [999_999, '9,999.99元'],
  [1_000_000, '1万元'],
  [1_000_100, '10,001元'],
  [50_000_000, '50万元'],
])('%i fen are written %s', (value, written) => {
  expect(formatYuan(fen(value))).toBe(written);
});

test.each([
  [0, '0.00%'],
  [5, '0.05%'],
  [145, '1.45%'],
  [1825, '18.25%'],
])('%i basis points are written %s', (value, written) => {
  expect(formatRate(basisPoints(value))).toBe(written);
});
