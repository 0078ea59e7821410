import { performanceOf, scoreOf } from '../../bench/lighthouse-score';

const LCP = { p10: 2_500, median: 4_000 };
const AT_P10 = { fcp: 1_800, si: 3_387, lcp: 2_500, tbt: 200, cls: 0.1 };

describe('a score', () => {
  test.each([
    [0, 1],
    [2_500, 0.9],
    [4_000, 0.5],
  ])('of %d ms goes through its control points', (value, score) => expect(scoreOf(value, LCP)).toBeCloseTo(score, 5));

  test('falls with every millisecond between them, and beyond', () => {
    const scores = [1_000, 2_499, 2_501, 3_000, 3_999, 4_001, 8_000].map((value) => scoreOf(value, LCP));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  test('of 3,000 ms is that of a log-normal curve by an independent count', () => {
    // ln(3000 / 4000) over the deviation that puts a tenth below 2,500, in a table of the normal distribution.
    const deviation = Math.log(4_000 / 2_500) / 1.2815515655;
    expect(-Math.log(3_000 / 4_000) / deviation).toBeCloseTo(0.7844, 3);
    expect(scoreOf(3_000, LCP)).toBeCloseTo(0.7836, 3);
  });
});

describe('performance', () => {
  test('is 90 where every metric is as good as the best tenth', () => expect(performanceOf(AT_P10)).toBe(90));

  test('weighs what blocks more than what is painted first', () => {
    expect(performanceOf({ ...AT_P10, tbt: 60_000 })).toBe(63);
    expect(performanceOf({ ...AT_P10, fcp: 60_000 })).toBe(81);
  });
});
