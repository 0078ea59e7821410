import type { AmountTerms } from '@micro-branch/contract/billers';
import { fen, type Fen } from '@micro-branch/contract/units';
import { sayAmount } from './say-amount';

/** As many as the largest amount has, and room for grouping and two decimals. */
export const AMOUNT_CHARACTERS_MAX = 12;

const AMOUNT = /^(\d{1,7})(?:\.(\d{0,2}))?$/;
const FULL_WIDTH_SHIFT = 0xfee0;

/** What phones and tables put beside digits: full-width forms, grouping, the sign of the currency. */
const plain = (typed: string): string =>
  typed
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH_SHIFT))
    .replace(/。/g, '.')
    .replace(/[\s,¥￥元]/g, '');

/**
 * Whole fen of what was typed, digit by digit: a binary fraction never stands between. Null for what is no amount with at most two decimals,
 * such as `12.345` and `1e5`.
 */
export const parseAmount = (typed: string): Fen | null => {
  const found = AMOUNT.exec(plain(typed));
  return found ? fen(Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))) : null;
};

/** The amounts that can be paid at all. */
export const sayStep = ({ minFen, stepFen }: AmountTerms): string => `从 ${sayAmount(minFen)} 起，每次加 ${sayAmount(stepFen)}。`;

/** Why an amount cannot be paid; null when it can. The service decides again. */
export const refuseAmount = (amountFen: number | null, terms: AmountTerms): string | null => {
  const { minFen, maxFen, stepFen } = terms;
  if (amountFen === null) return '填写金额，最多两位小数。';
  if (amountFen < minFen) return `最少缴 ${sayAmount(minFen)}。`;
  if (amountFen > maxFen) return `最多缴 ${sayAmount(maxFen)}。`;
  if ((amountFen - minFen) % stepFen !== 0) return sayStep(terms);
  return null;
};
