import type { PayParams } from '@micro-branch/contract/payments';
import type { Id } from '../ids';

export interface PayOrder {
  paymentId: Id;
  description: string;
  payFen: number;
  openid: string;
  expiresAt: Date;
}

/** `absent`: WeChat Pay never heard of the order. `paidOn` is the Shanghai day in whose statement it stands. */
export type Collection =
  | { state: 'paid'; theirId: string; paidFen: number; paidAt: Date; paidOn: string }
  | { state: 'unpaid' }
  | { state: 'closed' }
  | { state: 'absent' }
  | { state: 'unknown'; why: string };

export type RefundOutcome = { state: 'done'; theirId: string; refundedOn: string } | { state: 'refused'; reason: string } | { state: 'unknown'; why: string };

export interface Refund {
  paymentId: Id;
  /** All that came for it, and all of it goes back. */
  fen: number;
  reason: string;
}

/** What a notification says, once its signature was verified and its body opened. */
export type PayNotice =
  | { kind: 'collected'; paymentId: Id; collection: Extract<Collection, { state: 'paid' }> }
  /** `fen` is what went back; null where it is not said. */
  | { kind: 'refunded'; paymentId: Id; fen: number | null; outcome: RefundOutcome }
  /** Signed, and not about an order of ours: another merchant, another app, an order number that none of ours can be. */
  | { kind: 'not-ours'; reference: string; fen: number | null };

/** One line of WeChat Pay's statement of trades: money that came, or went back. */
export interface PayLine {
  kind: 'collected' | 'refunded';
  paymentId: string;
  fen: number;
  theirId: string;
}

/** What a payment needs of WeChat Pay (APIv3). The order number is the payment's id. */
export interface WechatPay {
  /** Orders the same payment as often as asked, and gives what the phone needs. Refuses with `pay-unavailable`. */
  prepare(order: PayOrder): Promise<PayParams>;
  ask(paymentId: Id): Promise<Collection>;
  /** `closed`: nobody can pay it any more. `paid`: it was paid before. Never throws. */
  close(paymentId: Id): Promise<{ state: 'closed' } | { state: 'paid' } | { state: 'unknown'; why: string }>;
  /** The same refund, asked again however often, goes back once. Never throws. */
  refund(refund: Refund): Promise<RefundOutcome>;
  /** Throws when the notification is not WeChat Pay's, too old, or was changed on its way. */
  readNotification(headers: Readonly<Record<string, string | undefined>>, body: string): PayNotice;
  /** Everything that was collected and refunded on a Shanghai day. Throws when it cannot be had whole, as WeChat Pay hashed it. */
  statement(day: string): AsyncIterable<PayLine>;
}
