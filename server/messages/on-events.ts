import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';
import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { afterQuiet, resultDueAt } from './rules';
import { forgetMember, queueMessage } from './store';
import { tellDebit, tellDebitEnded, tellDue, tellPaid, tellRefunded, type Draft } from './words';

/** What a member is told of other rooms' facts. Nothing is sent here: it is queued, in the transaction that hears of it. */
export const messageEventHandlers = ({ newId, clock }: Deps): EventHandlers => {
  const queue = (tx: Queryable, memberId: Id, draft: Draft): Promise<void> => {
    const madeAt = clock.now();
    const dueAt = draft.kind === 'payment-result' ? resultDueAt(madeAt) : afterQuiet(madeAt);
    return queueMessage(tx, { ...draft, id: newId(), memberId, madeAt, dueAt });
  };
  return {
    'payment-made': (tx, event) => queue(tx, event.memberId, tellPaid(event)),
    'payment-refunded': (tx, event) => queue(tx, event.memberId, tellRefunded(event)),
    'bill-due': (tx, event) => queue(tx, event.memberId, tellDue(event)),
    'debit-announced': (tx, event) => queue(tx, event.memberId, tellDebit(event)),
    'debit-ended': (tx, event) => queue(tx, event.memberId, tellDebitEnded(event, clock.now())),
    'member-erased': (tx, { memberId }) => forgetMember(tx, memberId),
  };
};
