import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';
import type { Id } from '../ids';
import { findPayment } from '../payments/store';
import { followPayment } from './end-debit';
import { findDebitOfPayment, lockLiveOfMember, setMandateState } from './store';

const hear = async (tx: Queryable, deps: Deps, paymentId: Id): Promise<void> => {
  const debit = await findDebitOfPayment(tx, paymentId);
  const payment = debit && (await findPayment(tx, paymentId));
  if (payment) await followPayment(tx, deps, debit, payment);
};

/** How payments end that were started under a mandate, and that a member has gone: then nothing of theirs is debited any more. */
export const mandateEventHandlers = (deps: Deps): EventHandlers => ({
  'payment-made': (tx, { paymentId }) => hear(tx, deps, paymentId),
  'payment-refunded': (tx, { paymentId }) => hear(tx, deps, paymentId),
  'payment-closed': (tx, { paymentId }) => hear(tx, deps, paymentId),
  'member-erased': async (tx, { memberId }) => {
    for (const id of await lockLiveOfMember(tx, memberId)) await setMandateState(tx, id, 'stopped', deps.clock.now());
  },
});
