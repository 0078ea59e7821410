import { POINTS_MAX } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import { pointRules } from '../../server/database/seed/point-rules';
import { cardPointsOf, ourPoints, ratesOf, requireRoom, termsOf } from '../../server/exchanges/rules';

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('the terms of an exchange', () => {
  test('are exact in both directions', () => {
    expect(termsOf(pointRules, 'in', 500)).toEqual({ given: 500, received: 100 });
    expect(termsOf(pointRules, 'in', 10_000)).toEqual({ given: 10_000, received: 2_000 });
    expect(termsOf(pointRules, 'out', 100)).toEqual({ given: 100, received: 400 });
  });

  test('say which side is ours', () => {
    const [inward, outward] = [termsOf(pointRules, 'in', 500), termsOf(pointRules, 'out', 100)];
    expect([ourPoints('in', inward), cardPointsOf('in', inward)]).toEqual([100, 500]);
    expect([ourPoints('out', outward), cardPointsOf('out', outward)]).toEqual([100, 400]);
  });

  test.each([0, -500, 1, 499, 501, 500.5, NaN])('refuse %d card points', (amount) => {
    expect(codeOf(() => termsOf(pointRules, 'in', amount))).toBe('exchange-amount-refused');
  });

  test('refuse what would come to more than any movement may be', () => {
    expect(codeOf(() => termsOf(pointRules, 'out', POINTS_MAX))).toBe('exchange-amount-refused');
    expect(termsOf(pointRules, 'out', POINTS_MAX / 4).received).toBe(POINTS_MAX);
  });
});

describe('the cap of a day', () => {
  test.each([
    [0, 2_000, null],
    [1_900, 100, null],
    [1_900, 101, 'exchange-cap-reached'],
    [2_000, 100, 'exchange-cap-reached'],
    [0, 2_100, 'exchange-cap-reached'],
  ])('with %d used and %d wanted ends in %s', (used, wanted, code) => {
    expect(codeOf(() => requireRoom(pointRules, 'out', { in: 0, out: used }, points(wanted)))).toBe(code);
  });

  test('counts each direction by itself, and never leaves less than nothing', () => {
    const left = ratesOf(pointRules, { in: 2_500, out: 100 }).map(({ direction, leftToday }) => [direction, leftToday]);
    expect(left).toEqual([
      ['in', 0],
      ['out', 1_900],
    ]);
  });
});
