import type { BillView } from '@micro-branch/contract/bills';
import type { FailureCode } from '@/shared/api/api-error';

/** What the member takes off a bill. */
export interface Choice {
  points: number;
  couponId: string | null;
}

export const NOTHING_OFF: Choice = { points: 0, couponId: null };

/** What so many points take off; whole, because they come in whole steps. */
export const pointsFenOf = ({ points: { step, stepFenOff } }: Pick<BillView, 'points'>, points: number): number =>
  step > 0 ? Math.floor(points / step) * stepFenOff : 0;

const couponFenOf = ({ coupons }: Pick<BillView, 'coupons'>, couponId: string | null): number => coupons.find(({ id }) => id === couponId)?.fenOff ?? 0;

/** What is left to pay, for display alone: the service sets the amount, and refuses when it is another. */
export const payFenOf = (bill: Pick<BillView, 'totalFen' | 'points' | 'coupons'>, { points, couponId }: Choice): number =>
  bill.totalFen - pointsFenOf(bill, points) - couponFenOf(bill, couponId);

/** One step of points up or down, between one step and the most. */
export const stepPoints = ({ points: { step, pointsMax } }: Pick<BillView, 'points'>, now: number, by: 1 | -1): number =>
  Math.min(Math.max(now + by * step, step), pointsMax);

/** After these the page looks the bill up again: what it shows is no longer what would be paid. */
const LOOK_AGAIN: ReadonlySet<FailureCode> = new Set([
  'bill-expired',
  'bill-not-found',
  'bill-paid',
  'bill-under-payment',
  'biller-not-found',
  'biller-closed',
  'amount-changed',
  'price-changed',
  'coupon-refused',
  'points-short',
  'idempotency-conflict',
]);

export const isOld = (failure: FailureCode): boolean => LOOK_AGAIN.has(failure);

/** Of a bill, other words than elsewhere. */
const OWN: Partial<Record<FailureCode, string>> = {
  'bill-expired': '账单已过期，未扣款。已重新查询，核对后再缴。',
  'price-changed': '积分抵扣规则刚刚有调整，未扣款。核对后再缴。',
  'points-short': '积分不够，未扣款，积分未扣除。核对后再缴。',
  'idempotency-conflict': '这笔缴费已经提交过，没有重复提交。',
};

export const sayOld = (failure: FailureCode): string | undefined => OWN[failure];
