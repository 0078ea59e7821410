import { pointRules } from '../../server/database/seed/point-rules';
import { cashTerms, fenOff } from '../../server/points/cash-terms';

const cash = { pointsPerYuan: 100, step: 100, shareMax: 3_000, floorFen: 100 };
const PLENTY = 1_000_000;
const terms = (billFen: number, available = PLENTY, change: Partial<typeof cash> = {}) =>
  cashTerms({ version: 3, rules: { ...pointRules, cash: { ...cash, ...change } } }, billFen, available);

describe('points as cash', () => {
  test('take whole steps off, at most the share of the bill', () => {
    expect(terms(12_860)).toEqual({ pointsMax: 3_800, step: 100, fenOffMax: 3_800, rulesVersion: 3 });
  });

  test.each([
    [0, 0], [1, 0], [333, 0], [334, 100], [666, 100], [667, 200],
  ])('of a bill of %d fen take at most %d points: the share is rounded down', (billFen, pointsMax) => {
    expect(terms(billFen).pointsMax).toBe(pointsMax);
  });

  test.each([[199, 0], [200, 100], [299, 100], [300, 200]])('of a bill of %d fen leave the floor to pay, though the share is all of it', (billFen, pointsMax) => {
    expect(terms(billFen, PLENTY, { shareMax: 10_000 }).pointsMax).toBe(pointsMax);
  });

  test.each([[0, 0], [99, 0], [100, 100], [199, 100]])('with %d available take at most %d', (available, pointsMax) => {
    expect(terms(12_860, available).pointsMax).toBe(pointsMax);
  });

  test('may be worth less than a fen each: a step is whole', () => {
    expect(terms(12_860, PLENTY, { pointsPerYuan: 500 })).toMatchObject({ pointsMax: 19_200, fenOffMax: 3_840 });
    expect(fenOff({ cash: { ...cash, pointsPerYuan: 500 } }, 100)).toBe(20);
  });

  test('hold for the largest bill there is', () => {
    expect(terms(100_000_000_00, 2_000_000_000).pointsMax).toBe(2_000_000_000);
  });

  test.each([0.5, Number.NaN, 2 ** 53])('of a bill of %d fen are a fault', (billFen) => {
    expect(() => terms(billFen)).toThrow(RangeError);
  });
});
