import type { PaymentView } from '@micro-branch/contract/payments';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { askWechatPay } from './ask-for-money';
import { getOwn, getPayment } from './my-payments';

/**
 * The member has left WeChat Pay's cashier, which says nothing that can be believed: it is asked, and what it says is written and
 * brought on. Refuses with `payment-not-found`.
 */
export const confirmPayment = async (deps: Deps, memberId: Id, id: Id): Promise<PaymentView> => {
  const payment = await getOwn(deps.database, memberId, id);
  if (payment.state === 'unpaid' && payment.method === 'wechat') await askWechatPay(deps, payment);
  return getPayment(deps, memberId, id);
};
