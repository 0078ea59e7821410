import type { CardAction } from '@micro-branch/contract/cards';
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
    appliedAt: string;
  };
}

export type EventKind = keyof EventPayloads;

/** One handler a kind. Events arrive at least once and in any order: a handler repeats without effect. */
export type EventHandlers = {
  [K in EventKind]: (tx: Queryable, payload: EventPayloads[K]) => Promise<void>;
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
