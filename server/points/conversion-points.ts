import type { CardClass } from '@micro-branch/contract/cards';
import { points } from '@micro-branch/contract/units';
import type { Earning } from './payment-points';
import type { PointRules } from './rules';

/**
 * What a member's first application for a card of a class gives them: points for a credit card or a loan, null for any other class. Wealth
 * products may not be sold with gifts (理财公司理财产品销售管理暂行办法 art. 25(6)), and deposits may not be drawn by gifts or by
 * points (银保监办发〔2018〕48号); funds and insurance are kept to the same. The schema of the rules knows no other class either.
 */
export const earnForConversion = ({ conversions }: Pick<PointRules, 'conversions'>, cardClass: CardClass): Earning | null => {
  if (cardClass !== 'credit-card' && cardClass !== 'loan') return null;
  const given = conversions[cardClass];
  return given === undefined ? null : { points: points(given), steps: [{ rule: 'conversion', input: null, limit: null, points: given }] };
};
