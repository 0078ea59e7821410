import type { PaymentView } from '@micro-branch/contract/payments';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { askWechatPay } from './ask-for-money';
import { getOwn, getPayment } from './my-payments';
import { closePayment } from './release';
import type { Payment } from './store';

/** Closed at WeChat Pay first: what can still be paid there is not over here. */
const close = async (deps: Deps, payment: Payment): Promise<void> => {
  const said = await deps.wechatPay.close(payment.id);
  if (said.state === 'unknown') throw new Refusal('pay-unavailable');
  if (said.state === 'closed') return void (await closePayment(deps, payment, 'by-member'));
  await askWechatPay(deps, payment); // it was paid: that is brought on, and not cancelled
};

/**
 * Ends a payment that is not paid: points, coupon and bill are free again. Cancelled before, it is answered as it is. Refuses with
 * `payment-not-found`, `pay-unavailable`, and `state-changed` for what was paid, or has ended otherwise.
 */
export const cancelPayment = async (deps: Deps, memberId: Id, id: Id): Promise<PaymentView> => {
  const payment = await getOwn(deps.database, memberId, id);
  if (payment.state === 'unpaid' && payment.method === 'wechat') await close(deps, payment);
  const now = await getPayment(deps, memberId, id);
  if (now.state !== 'closed') throw new Refusal('state-changed');
  return now;
};
