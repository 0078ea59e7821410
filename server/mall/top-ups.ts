import type { Id } from '../ids';

/** `unknown`: it did not answer, or not so that it can be told; the phone may have been charged. `absent`: it never heard of it. */
export type TopUpOutcome = { state: 'done'; theirId: string } | { state: 'refused'; reason: string } | { state: 'unknown' };

/** What the mall needs of whoever charges phones. Nothing here throws for an answer that does not come: that is `unknown`. */
export interface TopUps {
  /** Charges a phone with whole fen. The same id, asked again however often, is charged once. */
  charge(order: { id: Id; phone: string; valueFen: number }): Promise<TopUpOutcome>;
  ask(id: Id): Promise<TopUpOutcome | { state: 'absent' }>;
}
