import type { Deps } from '../deps';
import { askDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { askForMoney } from './ask-for-money';
import { askBiller } from './deliver';
import { refundPayment } from './refund';
import { takeDuePayments, type Payment } from './store';

/** What brings a payment on that stands in a state: nothing brings on one that has ended. */
const NEXT: Partial<Record<Payment['state'], (deps: Deps, payment: Payment) => Promise<void>>> = {
  unpaid: askForMoney,
  paid: askBiller,
  refunding: refundPayment,
};

/** Brings on every payment that is due: whoever had begun with it may have died, and whoever did not say may say now. */
export const resolvePayments = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: () => takeDuePayments(deps.database, deps.clock.now()),
    ask: async (payment) => NEXT[payment.state]?.(deps, payment),
    isStopping,
  });
