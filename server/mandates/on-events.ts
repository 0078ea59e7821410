import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';
import type { Id } from '../ids';
import { findPayment, type Payment } from '../payments/store';
import { endDebit, followPayment } from './end-debit';
import { findAnnounced, findDebitOfPayment, lockDebit, lockLiveOfMember, lockMandate, setMandateState } from './store';

/** What the member paid themselves is not announced any more. */
const hearOther = async (tx: Queryable, deps: Deps, { claim, accountId, amountFen, feeFen, state }: Payment): Promise<void> => {
  const found = state === 'done' ? await findAnnounced(tx, accountId, claim) : undefined;
  if (!found || amountFen + feeFen < found.fen) return;
  const mandate = (await lockMandate(tx, found.mandateId))!;
  const debit = await lockDebit(tx, found.id);
  if (debit.state === 'announced') await endDebit(tx, deps, { mandate, debit, state: 'skipped', reason: 'paid-elsewhere' });
};

const hear = async (tx: Queryable, deps: Deps, paymentId: Id): Promise<void> => {
  const payment = await findPayment(tx, paymentId);
  if (!payment) return;
  const debit = await findDebitOfPayment(tx, paymentId);
  await (debit ? followPayment(tx, deps, debit, payment) : hearOther(tx, deps, payment));
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
