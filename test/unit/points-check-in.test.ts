import { checkInPoints, daysInRowAfter, hasRun, makeUpDay, nextBonus, type MakeUpCase } from '../../server/points/check-in-rules';
import { addDays } from '../../server/shanghai';

const rules = {
  checkIn: { points: 5, bonuses: [{ streak: 7, points: 20 }, { streak: 30, points: 100 }], makeUpsPerMonth: 1, makeUpDaysBack: 3 },
};
const plain = { checkIn: { ...rules.checkIn, bonuses: [] } };
const TODAY = '2026-11-24';
const back = (...days: number[]): Set<string> => new Set(days.map((day) => addDays(TODAY, -day)));

describe('checking in', () => {
  test.each([[1, 0], [6, 0], [7, 20], [8, 0], [14, 20], [29, 0], [30, 100], [31, 0], [210, 100]])('on day %d in a row gives a bonus of %d', (streak, bonus) => {
    expect(checkInPoints(rules, streak)).toMatchObject({ points: 5, bonus });
  });

  test('explains the day and the bonus', () => {
    expect(checkInPoints(rules, 7).steps).toEqual([
      { rule: 'daily', input: null, limit: null, points: 5 },
      { rule: 'streak-bonus', input: 7, limit: null, points: 25 },
    ]);
    expect(checkInPoints(plain, 7).steps).toHaveLength(1);
  });

  test.each([[0, 7, 20], [6, 7, 20], [7, 14, 20], [27, 28, 20], [28, 30, 100], [209, 210, 100]])('after %d days the next bonus is on day %d: %d', (streak, next, points) => {
    expect(nextBonus(rules, streak)).toEqual({ streak: next, points });
  });

  test('promises no bonus where the rules know none', () => {
    expect(nextBonus(plain, 6)).toBeNull();
  });
});

test('days in a row are counted up to the first gap, over the end of a month', () => {
  expect(daysInRowAfter(back(4, 3, 2, 0), addDays(TODAY, -5))).toBe(3);
  expect(daysInRowAfter(new Set(['2026-11-30', '2026-12-01']), '2026-11-29')).toBe(2);
  expect(daysInRowAfter(back(), TODAY)).toBe(0);
});

test('a run is as long as asked, one less is none', () => {
  expect(hasRun(back(9, 7, 6, 5, 4, 3, 2, 1), 7)).toBe(true);
  expect(hasRun(back(9, 8, 7, 5, 4, 3, 2, 1, 0), 7)).toBe(false);
});

describe('the day that can be made up', () => {
  const of = (days: Set<string>, change: Partial<MakeUpCase> = {}): string | null =>
    makeUpDay(rules, { today: TODAY, days, joinedOn: '2026-01-01', madeUpThisMonth: 0, ...change });

  test.each([
    ['yesterday, when it was missed', back(2, 3), 1],
    ['the last one missed, not an earlier one', back(1), 2],
    ['as far back as the rules go', back(1, 2), 3],
  ])('is %s', (_, days, ago) => {
    expect(of(days)).toBe(addDays(TODAY, -ago));
  });

  test.each([
    ['nothing near was missed', back(1, 2, 3), {}],
    ['this month had its make-up', back(2), { madeUpThisMonth: 1 }],
    ['the day is before the member joined', back(), { joinedOn: TODAY }],
  ])('is none when %s', (_, days, change) => {
    expect(of(days, change)).toBeNull();
  });

  test('may be the joining day itself', () => {
    expect(of(back(), { joinedOn: addDays(TODAY, -1) })).toBe(addDays(TODAY, -1));
  });
});
