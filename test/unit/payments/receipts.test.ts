import { amountInWords } from '../../../server/payments/amount-in-words';
import { isReceiptNumber, receiptNumber } from '../../../server/payments/receipt-number';

test.each([
  [1, '壹分'],
  [10, '壹角整'],
  [11, '壹角壹分'],
  [99, '玖角玖分'],
  [100, '壹元整'],
  [101, '壹元零壹分'],
  [110, '壹元壹角整'],
  [10_00, '壹拾元整'],
  [20_05, '贰拾元零伍分'],
  [100_00, '壹佰元整'],
  [101_00, '壹佰零壹元整'],
  [110_00, '壹佰壹拾元整'],
  [128_60, '壹佰贰拾捌元陆角整'],
  [325_04, '叁佰贰拾伍元零肆分'],
  [1_001_00, '壹仟零壹元整'],
  [1_409_50, '壹仟肆佰零玖元伍角整'],
  [1_680_32, '壹仟陆佰捌拾元叁角贰分'],
  [6_007_14, '陆仟零柒元壹角肆分'],
  [9_999_99, '玖仟玖佰玖拾玖元玖角玖分'],
  [10_000_00, '壹万元整'],
  [10_001_00, '壹万零壹元整'],
  [16_409_02, '壹万陆仟肆佰零玖元零贰分'],
  [50_000_00, '伍万元整'],
  [100_100_00, '壹拾万零壹佰元整'],
  [107_000_53, '壹拾万柒仟元伍角叁分'],
  [100_000_001_00, '壹亿零壹元整'],
  [100_010_000_00, '壹亿零壹万元整'],
  [0, '零元整'],
])('%d fen are written %s', (amountFen, words) => {
  expect(amountInWords(amountFen)).toBe(words);
});

describe('the number of a receipt', () => {
  const number = receiptNumber('2026-11-29', '123456789012345678');

  test('begins with the year and the payment, and its check digits fit (ISO 7064, MOD 97-10)', () => {
    expect(number).toMatch(/^2026123456789012345678[0-9]{2}$/);
    expect(BigInt(number) % 97n).toBe(1n);
    expect(receiptNumber('2026-01-01', '7')).toHaveLength(7);
  });

  test('copied with one wrong digit, or two that changed places, is seen to be wrong', () => {
    expect(isReceiptNumber(number)).toBe(true);
    for (let at = 0; at < number.length; at += 1) {
      const other = String((Number(number[at]) + 1) % 10);
      expect(isReceiptNumber(number.slice(0, at) + other + number.slice(at + 1))).toBe(false);
      const [a, b] = [number[at]!, number[at + 1] ?? number[at]!];
      if (a !== b) expect(isReceiptNumber(number.slice(0, at) + b + a + number.slice(at + 2))).toBe(false);
    }
  });
});
