import type { Deps } from '../deps';
import { askForMoney } from '../payments/ask-for-money';
import { askBiller } from '../payments/deliver';
import { refundPayment } from '../payments/refund';
import { findPayment, type Payment } from '../payments/store';
import type { DifferenceKind } from './differences';
import { reconcile } from './reconcile';
import type { Reconciliation } from './runs';

type Ask = (deps: Deps, payment: Payment) => Promise<unknown>;

/** Differences that may be gone when the partner is asked what became of the payment. A closed payment is asked for by nobody else. */
const ASKS: Partial<Record<DifferenceKind, { states: readonly Payment['state'][]; ask: Ask }>> = {
  'money-unnoted': { states: ['unpaid', 'closed'], ask: askForMoney },
  'biller-unnoted': { states: ['paid'], ask: askBiller },
  'refund-unnoted': { states: ['refunding'], ask: refundPayment },
};
const ASKED_MAX = 1_000;

/** Asks for what they have and we have not noted, one payment after the other. Gives how many were asked for. */
const askForUnnoted = async (deps: Deps, { differences }: Reconciliation): Promise<number> => {
  let asked = 0;
  for (const { kind, paymentId } of differences) {
    const unnoted = ASKS[kind];
    if (!unnoted || paymentId === null || asked === ASKED_MAX) continue;
    const payment = await findPayment(deps.database, paymentId);
    if (!payment || !unnoted.states.includes(payment.state)) continue;
    await unnoted.ask(deps, payment);
    asked += 1;
  }
  return asked;
};

/** Reconciles a day; where a partner has what we have not noted, it is asked, and the day is compared once more. */
export const reconcileAndAsk = async (deps: Deps, day: string): Promise<Reconciliation> => {
  const first = await reconcile(deps, day);
  return (await askForUnnoted(deps, first)) > 0 ? reconcile(deps, day) : first;
};
