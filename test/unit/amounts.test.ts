import { AMOUNT_CHARACTERS_MAX, parseAmount, refuseAmount } from '@/shared/ui/amount/parse-amount';
import { readAmount, sayAmount } from '@/shared/ui/amount/say-amount';

describe('an amount as it is typed', () => {
  it.each([
    ['0.01', 1],
    ['0', 0],
    ['1', 1_00],
    ['128.6', 128_60],
    ['128.60', 128_60],
    ['128.', 128_00],
    ['50000.00', 50_000_00],
    ['1,280.50', 1_280_50],
    [' ¥ 12.30 ', 12_30],
    ['１２８．６０', 128_60],
    ['128。6', 128_60],
    ['￥99元', 99_00],
    ['4.35', 4_35],
    ['1.15', 1_15],
    ['9999999.99', 9_999_999_99],
  ])('%s is %i fen, exactly', (typed, expected) => {
    expect(parseAmount(typed)).toBe(expected);
  });

  it.each(['', '.', '.5', '12.345', '1e5', '-1', '+1', '0x10', '1.2.3', '十元', 'NaN', 'Infinity', '12345678'])('%s is none', (typed) => {
    expect(parseAmount(typed)).toBeNull();
  });

  it('has room for the largest amount with its decimals', () => {
    expect('50,000.00'.length).toBeLessThanOrEqual(AMOUNT_CHARACTERS_MAX);
  });
});

describe('an amount between two', () => {
  const terms = { minFen: 10_00, maxFen: 50_000_00, stepFen: 50 };

  it.each([
    [null, '填写金额，最多两位小数。'],
    [9_99, '最少缴 ¥10.00。'],
    [10_00, null],
    [10_01, '从 ¥10.00 起，每次加 ¥0.50。'],
    [10_50, null],
    [50_000_00, null],
    [50_000_50, '最多缴 ¥50,000.00。'],
  ])('%s is answered %s', (amountFen, refusal) => {
    expect(refuseAmount(amountFen, terms)).toBe(refusal);
  });
});

describe('an amount that is shown', () => {
  it.each([
    [0, '¥0.00', '0元'],
    [1, '¥0.01', '1分'],
    [128_60, '¥128.60', '128元6角'],
    [1_280_05, '¥1,280.05', '1280元5分'],
    [50_000_00, '¥50,000.00', '50000元'],
    [-5_00, '−¥5.00', '减5元'],
  ])('%i fen is %s, and read out as %s', (amountFen, said, read) => {
    expect(sayAmount(amountFen)).toBe(said);
    expect(readAmount(amountFen)).toBe(read);
  });

  it('is never part of a fen', () => {
    expect(() => sayAmount(0.5)).toThrow(RangeError);
  });
});
