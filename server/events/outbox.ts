import type { CardAction, CardClass } from '@micro-branch/contract/cards';
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
  /** A bill was paid: `paidFen` is the money, without what points paid. */
  'payment-made': { paymentId: Id; memberId: Id; paidFen: number; paidAt: string };
  /** Points end on a day that is 30, 7 or 1 days ahead. Told once for each. */
  'points-expiring': { memberId: Id; points: number; endsOn: string; daysAhead: number };
}

export type EventKind = keyof EventPayloads;

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
