import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { USUAL_OF_LAST } from './rules';

const LAST = sql(
  'account_payments.last',
  `select amount_fen as "amountFen" from account_payments where account_id = $1 order by paid_at desc limit ${USUAL_OF_LAST}`,
);
const MONTH = sql(
  'account_payments.month',
  `select coalesce(sum(amount_fen), 0) as fen from account_payments
   where account_id = $1 and paid_at >= ($2 || '-01')::timestamp at time zone 'Asia/Shanghai'
     and paid_at < (($2 || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai'`,
);
const NEWEST = sql(
  'account_payments.newest',
  `select p.account_id as "accountId", p.amount_fen as "amountFen", p.paid_at as "paidAt" from unnest($1::bigint[]) a (id)
   cross join lateral (select * from account_payments where account_id = a.id order by paid_at desc limit 1) p`,
);
const ADD = sql(
  'account_payments.add',
  'insert into account_payments (payment_id, account_id, amount_fen, paid_at) values ($1, $2, $3, $4) on conflict do nothing returning payment_id',
);

/** What was paid last for an account, the newest first. */
export const listLastFen = async (db: Queryable, accountId: Id): Promise<number[]> =>
  (await db.query<{ amountFen: string }>(LAST, [accountId])).map(({ amountFen }) => Number(amountFen));

/** What was paid for an account in a Shanghai month, `YYYY-MM`. */
export const sumOfMonth = async (db: Queryable, accountId: Id, month: string): Promise<number> =>
  Number((await db.query<{ fen: string }>(MONTH, [accountId, month]))[0]!.fen);

export interface LastPaid {
  amountFen: number;
  paidAt: Date;
}

/** What was paid last, by account. */
export const findLastPaid = async (db: Queryable, accountIds: readonly Id[]): Promise<Map<Id, LastPaid>> => {
  const rows = await db.query<{ accountId: Id; amountFen: string; paidAt: Date }>(NEWEST, [accountIds]);
  return new Map(rows.map(({ accountId, amountFen, paidAt }) => [accountId, { amountFen: Number(amountFen), paidAt }]));
};

/** False when it is written already. */
export const addPaid = async (tx: Queryable, paid: { paymentId: Id; accountId: Id; amountFen: number; paidAt: string }): Promise<boolean> =>
  (await tx.query(ADD, [paid.paymentId, paid.accountId, paid.amountFen, paid.paidAt])).length > 0;
