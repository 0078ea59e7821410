/**
 * Whole, branded quantities. Money is whole fen and rates are whole basis points, because binary fractions of a yuan
 * or of a per cent do not add up. Every maker throws on a fraction or on a number too large to be exact.
 */

export type Fen = number & { readonly unit: 'fen' };
export type BasisPoints = number & { readonly unit: 'basis-points' };
export type Points = number & { readonly unit: 'points' };

const whole = (value: number, unit: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole, exact number of ${unit}`);
  return value;
};

/** An amount of money in fen (1/100 yuan). */
export const fen = (value: number): Fen => whole(value, 'fen') as Fen;

/** A whole number of points. */
export const points = (value: number): Points => whole(value, 'points') as Points;

/** A yearly rate in basis points (1/100 of a per cent): 145 is 1.45%. */
export const basisPoints = (value: number): BasisPoints => whole(value, 'basis points') as BasisPoints;

/** `1.45%` for 145: two decimals always, as the rate notices of the PBOC write them. */
export const formatRate = (rate: BasisPoints): string => `${Math.trunc(rate / 100)}.${String(rate % 100).padStart(2, '0')}%`;

/** `1,280.50元` or, for whole ten thousands, `5万元`: the way a product notice writes an amount. */
export const formatYuan = (amount: Fen): string => {
  if (amount >= 1_000_000 && amount % 1_000_000 === 0) return `${amount / 1_000_000}万元`;
  const yuan = Math.trunc(amount / 100).toLocaleString('en-US');
  const rest = amount % 100;
  return rest === 0 ? `${yuan}元` : `${yuan}.${String(rest).padStart(2, '0')}元`;
};

/** `1,280`: points are counted, never abbreviated. */
export const formatPoints = (amount: Points): string => amount.toLocaleString('en-US');
