import type { CardAction, CardClass } from '@micro-branch/contract/cards';
import type { Decision } from '@micro-branch/contract/fraud';
import type { PaymentReason } from '@micro-branch/contract/payments';
import { sql, type Queryable } from '../database/database';
import type { Clock } from '../deps';
import type { Id } from '../ids';

/** What one room tells the others, by kind. */
export interface EventPayloads {
  'application-made': {
    applicationId: Id;
    action: CardAction;
    memberId: Id;
    cardId: Id;
    cardClass: CardClass;
    appliedAt: string;
  };
  'application-cancelled': { applicationId: Id; action: CardAction; memberId: Id; cancelledAt: string };
  /** `memberId` did it, who had come by the code of `nodeId`, which is the sharer's. */
  'conversion-credited': {
    conversionId: Id;
    kind: CardAction;
    cardId: Id;
    cardClass: CardClass;
    memberId: Id;
    nodeId: Id;
    sharerId: Id;
    at: string;
  };
  /** The thing itself was cancelled. */
  'conversion-reversed': { conversionId: Id; at: string };
  /** A fraud signal was decided: what it held about these two is paid out or void. */
  'review-decided': { signalId: Id; decision: Decision; sharerId: Id; openerId: Id | null; decidedAt: string };
  /** A member closed their account: what a room knows of the person goes, as far as it may. */
  'member-erased': { memberId: Id; erasedAt: string };
  /** A bill was paid: `amountFen` is the bill, `paidFen` the money, without what points paid; `biller` is who got it, as a statement calls it. */
  'payment-made': { paymentId: Id; memberId: Id; accountId: Id; amountFen: number; paidFen: number; paidAt: string; biller: string };
  /** A payment could not be made, and its money is back. */
  'payment-refunded': { paymentId: Id; memberId: Id; accountId: Id; refundFen: number; refundedAt: string; biller: string; reason: PaymentReason };
  /** A payment was closed before any money came. */
  'payment-closed': { paymentId: Id; memberId: Id; accountId: Id; biller: string; reason: PaymentReason };
  /** A bill of a bound account ends soon; told once for each bill. */
  'bill-due': { memberId: Id; accountId: Id; biller: string; masked: string; amountFen: number; dueOn: string };
  /** A bill will be debited under a mandate on a day that is ahead. */
  'debit-announced': { memberId: Id; mandateId: Id; biller: string; masked: string; amountFen: number; debitOn: string };
  /** A debit under a mandate did not come about. */
  'debit-ended': { memberId: Id; mandateId: Id; biller: string; masked: string; amountFen: number; reason: string };
  /** Points end on a day that is 30, 7 or 1 days ahead. Told once for each. */
  'points-expiring': { memberId: Id; points: number; endsOn: string; daysAhead: number };
}

export type EventKind = keyof EventPayloads;

/** Thrown by a handler that hears too early. Nothing of it is done, and it is heard again then: neither a fault nor an attempt. */
export class NotYet extends Error {
  constructor(readonly againAt: Date) {
    super(`not before ${againAt.toISOString()}`);
  }
}

/** What one room hears. Events arrive at least once and in any order: a handler repeats without effect. */
export type EventHandlers = {
  [K in EventKind]?: (tx: Queryable, payload: EventPayloads[K]) => Promise<void>;
};

const EMIT = sql('events.emit', 'insert into events (id, kind, payload, due_at) values ($1, $2, $3, $4)');

/** Writes an event in the transaction of the fact it tells of: neither is there without the other. */
export const emit = async <K extends EventKind>(
  tx: Queryable,
  { newId, clock }: { newId: () => Id; clock: Clock },
  kind: K,
  payload: EventPayloads[K],
): Promise<void> => {
  await tx.query(EMIT, [newId(), kind, JSON.stringify(payload), clock.now()]);
};
