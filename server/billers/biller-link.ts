import type { FieldValues } from '@micro-branch/contract/billers';
import type { Id } from '../ids';

/** A bill as its biller tells it. `period` and `holder` are its own words; `holder` comes masked. */
export interface BillerBill {
  theirId: string;
  owedFen: number;
  dueOn: string | null;
  period: string | null;
  items: { label: string; amountFen: number }[];
}

/** `none`: the account is known and owes nothing. `away`: it did not answer, or not so that it can be told; `why` is for whoever looks after the service. */
export type BillAnswer =
  | { state: 'due'; holder: string | null; bill: BillerBill }
  | { state: 'none'; holder: string | null }
  | { state: 'unknown-account' }
  | { state: 'away'; why: string };

/** `acceptedOn` is the day in whose statement the biller has it. */
export type DeliveryOutcome =
  | { state: 'done'; theirId: string; acceptedOn: string }
  | { state: 'refused'; reason: 'paid-elsewhere' | 'biller-refused' }
  | { state: 'unknown'; why: string };

export interface Delivery {
  paymentId: Id;
  billerKey: string;
  fields: FieldValues;
  /** The biller's number of the bill; null where nothing is owed. */
  theirBillId: string | null;
  amountFen: number;
}

/** A line of a biller's statement: what it has of one payment. */
export interface BillerLine {
  paymentId: string;
  billerKey: string;
  amountFen: number;
  theirId: string;
}

/** What we need of billers that answer themselves: one interface for all of them. Nothing here throws but `statement`. */
export interface BillerLink {
  findBill(billerKey: string, fields: FieldValues): Promise<BillAnswer>;
  /** The same payment, delivered however often, is accepted once. */
  deliver(delivery: Delivery): Promise<DeliveryOutcome>;
  ask(paymentId: Id): Promise<DeliveryOutcome | { state: 'absent' }>;
  /** Everything that billers accepted on a Shanghai day, line by line. Throws when it cannot be had whole. */
  statement(day: string): AsyncIterable<BillerLine>;
}
