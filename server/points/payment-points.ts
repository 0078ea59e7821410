import type { EarningStep } from '@micro-branch/contract/points';
import { fen, points, type Points } from '@micro-branch/contract/units';
import type { PointRules } from './rules';

export interface Paid {
  /** The money, without what points paid. */
  paidFen: number;
  /** What payments of the same Shanghai day earned so far, and of the same month. */
  earnedToday: number;
  earnedThisMonth: number;
}

export interface Earning {
  points: Points;
  steps: EarningStep[];
}

/**
 * What a payment earns: a point for every whole `fenPerPoint`, part of it earns nothing; then at most so many for one payment,
 * one day and one month. A cap is named where it took something.
 */
export const earnForPayment = ({ payment }: Pick<PointRules, 'payment'>, { paidFen, earnedToday, earnedThisMonth }: Paid): Earning => {
  if (paidFen < 0) throw new RangeError(`${paidFen} fen were not paid`);
  let earned = Math.floor(fen(paidFen) / payment.fenPerPoint);
  const steps: EarningStep[] = [{ rule: 'whole-yuan', input: paidFen, limit: null, points: earned }];
  const caps = [
    ['cap-per-payment', payment.perPaymentMax, 0],
    ['cap-per-day', payment.perDayMax, earnedToday],
    ['cap-per-month', payment.perMonthMax, earnedThisMonth],
  ] as const;
  for (const [rule, limit, already] of caps) {
    const left = Math.max(limit - already, 0);
    if (earned <= left) continue;
    earned = left;
    steps.push({ rule, input: already, limit, points: earned });
  }
  return { points: points(earned), steps };
};
