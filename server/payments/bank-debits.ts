import type { RefundOutcome } from './wechat-pay';

/** `paidOn` is the Shanghai day in whose statement it stands. */
export type DebitOutcome =
  | { state: 'done'; theirId: string; paidAt: Date; paidOn: string }
  | { state: 'refused'; reason: 'account-short' | 'debit-refused' }
  | { state: 'unknown'; why: string };

export interface Debit {
  /** Of the payment, or of the line of a batch: the number everywhere. */
  id: string;
  /** By which the bank knows whose account it is: an openid for a member, an account number in a batch. */
  payer: { openid: string } | { accountNumber: string };
  fen: number;
  words: string;
}

export interface DebitLine {
  kind: 'collected' | 'refunded';
  id: string;
  fen: number;
  theirId: string;
}

/** What we need of the bank's own core: accounts debited without anybody at the cashier, which the holder agreed to before. */
export interface BankDebits {
  /** The same id, asked again however often, debits once. Never throws. */
  debit(debit: Debit): Promise<DebitOutcome>;
  ask(id: string): Promise<DebitOutcome | { state: 'absent' }>;
  refund(refund: { id: string; fen: number }): Promise<RefundOutcome>;
  statement(day: string): AsyncIterable<DebitLine>;
}
