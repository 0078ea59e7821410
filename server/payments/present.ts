import type { PaymentView } from '@micro-branch/contract/payments';
import type { Payment } from './store';

/** A payment as its member sees it. `earned`: the points it gave, null until it gave any. */
export const presentPayment = (payment: Payment, earned: number | null): PaymentView => {
  const { id, state, reason, method, accountId, billerName, category, icon, masked, period, amountFen, feeFen, points, pointsFen } = payment;
  return {
    id,
    state,
    reason,
    method,
    accountId,
    billerName,
    category,
    icon,
    maskedNumber: masked,
    period,
    amountFen,
    feeFen,
    points,
    pointsFen,
    couponFen: payment.couponFen,
    payFen: payment.payFen,
    pointsEarned: earned,
    startedAt: payment.startedAt.toISOString(),
    expiresAt: payment.expiresAt.toISOString(),
    paidAt: payment.paidAt?.toISOString() ?? null,
    endedAt: payment.endedAt?.toISOString() ?? null,
  };
};
