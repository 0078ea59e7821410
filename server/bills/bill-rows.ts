import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';

/** What is to be paid, as it was looked up: a payment takes its amounts from here. */
export interface Bill {
  id: Id;
  memberId: Id;
  accountId: Id;
  billerId: Id;
  billerVersion: number;
  /** The biller's number of it; null where nothing is owed. */
  theirId: string | null;
  owedFen: number;
  amountFen: number;
  feeFen: number;
  /** Less than is owed is paid, so that the rest can be paid after it. */
  isPart: boolean;
  period: string | null;
  holder: string | null;
  dueOn: string | null;
  items: { label: string; amountFen: number }[];
  lookedUpAt: Date;
  expiresAt: Date;
}

/** Held until it is written: whoever unbinds the account, or goes, does so before this or after it. */
const ADD = sql(
  'bills.add',
  `insert into bills (id, member_id, account_id, biller_id, biller_version, their_id, owed_fen, amount_fen, fee_fen, is_part, period, holder, due_on,
     items, looked_up_at, expires_at) select $1, $2, a.id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
   from bill_accounts a where a.id = $3 and a.unbound_at is null for share returning id`,
);
const FORGET = sql(
  'bills.forget',
  'delete from bills where id = any (array(select id from bills where looked_up_at < $1 order by looked_up_at limit $2)) returning id',
);

/** Refuses with `bill-account-not-found` when the account was unbound meanwhile. */
export const insertBill = async (db: Queryable, b: Bill): Promise<void> => {
  const whose = [b.id, b.memberId, b.accountId, b.billerId, b.billerVersion, b.theirId];
  const what = [b.owedFen, b.amountFen, b.feeFen, b.isPart, b.period, b.holder, b.dueOn, JSON.stringify(b.items)];
  const added = await db.query(ADD, [...whose, ...what, b.lookedUpAt, b.expiresAt]);
  if (added.length === 0) throw new Refusal('bill-account-not-found');
};

/** Forgets at most so many that were looked up before an instant, and gives how many there were. */
export const forgetBillsBefore = async (db: Queryable, before: Date, countMax: number): Promise<number> =>
  (await db.query(FORGET, [before, countMax])).length;
