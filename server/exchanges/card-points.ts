import type { Id } from '../ids';

/**
 * `unknown`: it did not answer, or not so that it can be told; the points may have moved. `why` is for whoever looks after the
 * service. `absent`: it never heard of it.
 */
export type MoveOutcome =
  | { state: 'done'; theirId: string }
  | { state: 'refused'; reason: 'short' | 'no-card' | 'other' }
  | { state: 'unknown'; why: string };

export interface CardAccount {
  cardPoints: number;
  /** Last four digits. */
  cardTail: string;
}

/** What the exchange needs of the credit-card points system, which knows our members by their openid. */
export interface CardPoints {
  /** The member's card, null when there is none. Refuses with `card-points-unavailable` when it does not answer. */
  findAccount(openid: string): Promise<CardAccount | null>;
  /** Takes card points (`debit`) or gives them (`credit`). The same id, asked again however often, moves once. Never throws. */
  move(order: { id: Id; openid: string; direction: 'debit' | 'credit'; cardPoints: number }): Promise<MoveOutcome>;
  ask(id: Id): Promise<MoveOutcome | { state: 'absent' }>;
}
