import type { BillerCategory, BillerIcon } from '@micro-branch/contract/billers';
import type { PaymentReason, PaymentState } from '@micro-branch/contract/payments';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { askAgainIn } from '../jobs/ask-again';

type PayMethod = 'wechat' | 'debit';

export interface Payment {
  id: Id;
  memberId: Id;
  billId: Id;
  accountId: Id;
  billerId: Id;
  billerVersion: number;
  billerName: string;
  category: BillerCategory;
  icon: BillerIcon;
  masked: string;
  /** The account, as it rests where it is bound; null once the payment needs it no more. */
  fieldsSealed: Buffer | null;
  period: string | null;
  claim: string;
  amountFen: number;
  feeFen: number;
  points: number;
  pointsFen: number;
  rulesVersion: number;
  couponId: Id | null;
  couponFen: number;
  payFen: number;
  method: PayMethod;
  state: PaymentState;
  reason: PaymentReason | null;
  startedAt: Date;
  expiresAt: Date;
  collectedFen: number | null;
  /** How WeChat Pay or the bank calls it. */
  collectedId: string | null;
  paidAt: Date | null;
  paidOn: string | null;
  billerNumber: string | null;
  endedAt: Date | null;
}

const TAKEN_AT_ONCE = 10;

const COLUMNS = `id, member_id as "memberId", bill_id as "billId", account_id as "accountId", biller_id as "billerId", biller_version as "billerVersion",
  biller_name as "billerName", category, icon, masked, fields_sealed as "fieldsSealed", period, claim, amount_fen as "amountFen", fee_fen as "feeFen",
  points, points_fen as "pointsFen", rules_version as "rulesVersion", coupon_id as "couponId", coupon_fen as "couponFen", pay_fen as "payFen", method,
  state, reason, started_at as "startedAt", expires_at as "expiresAt", collected_fen as "collectedFen",
  collected_id as "collectedId", paid_at as "paidAt", paid_on as "paidOn",
  biller_number as "billerNumber", ended_at as "endedAt"`;

const FIND = sql('payments.find', `select ${COLUMNS} from payments where id = $1`);
const FIND_BY_KEY = sql('payments.find_by_key', `select ${COLUMNS} from payments where member_id = $1 and key = $2`);
const LIST = sql(
  'payments.list',
  `select ${COLUMNS} from payments where member_id = $1 and id < coalesce($2, 9223372036854775807)
     and ($3::timestamptz is null or started_at >= $3) and ($4::timestamptz is null or started_at < $4)
     and ($5::text is null or category = $5) and ($6::bigint is null or account_id = $6)
   order by id desc limit $7`,
);
const TOTAL = sql(
  'payments.total',
  `select count(*)::int as count, count(*) filter (where state = 'done')::int as done, coalesce(sum(amount_fen) filter (where state = 'done'), 0) as "amountFen",
     coalesce(sum(fee_fen) filter (where state = 'done'), 0) as "feeFen", coalesce(sum(points_fen) filter (where state = 'done'), 0) as "pointsFen",
     coalesce(sum(coupon_fen) filter (where state = 'done'), 0) as "couponFen", coalesce(sum(pay_fen) filter (where state = 'done'), 0) as "payFen"
   from payments where member_id = $1 and id <= $2 and ($3::timestamptz is null or started_at >= $3) and ($4::timestamptz is null or started_at < $4)
     and ($5::text is null or category = $5)`,
);
const START = sql('payments.start', `select ${COLUMNS} from payment_start($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`);
/**
 * Whoever takes a payment sets when it is asked for again. One that is not paid is asked for at the end of its time in any case, and
 * then by new pauses: what is closed late keeps the bill from being paid.
 */
const TAKE_DUE = sql(
  'payments.take_due',
  `with due as materialized (
     select id as due_id, case when state = 'unpaid' and ask_at <= expires_at and expires_at <= $1 then 1 else attempts + 1 end as tried
     from payments where ask_at <= $1 order by ask_at limit ${TAKEN_AT_ONCE} for update skip locked
   )
   update payments set attempts = tried,
     ask_at = case when state = 'unpaid' and expires_at > $1 then least(expires_at, ${askAgainIn('$1', 'tried')}) else ${askAgainIn('$1', 'tried')} end
   from due where id = due_id returning ${COLUMNS}`,
);
const NOTE = sql('payments.note', `update payments set note = left($3, 500), ask_at = coalesce($4, ask_at) where id = $1 and state = $2`);

type Numbers = 'amountFen' | 'feeFen' | 'points' | 'pointsFen' | 'couponFen' | 'payFen';
type Row = Omit<Payment, Numbers | 'collectedFen'> & Record<Numbers, string> & { collectedFen: string | null };

const paymentOf = (row: Row): Payment => ({
  ...row,
  amountFen: Number(row.amountFen),
  feeFen: Number(row.feeFen),
  points: Number(row.points),
  pointsFen: Number(row.pointsFen),
  couponFen: Number(row.couponFen),
  payFen: Number(row.payFen),
  collectedFen: row.collectedFen === null ? null : Number(row.collectedFen),
});

export const findPayment = async (db: Queryable, id: Id): Promise<Payment | undefined> => (await db.query<Row>(FIND, [id])).map(paymentOf)[0];

export const findPaymentByKey = async (db: Queryable, memberId: Id, key: string): Promise<Payment | undefined> =>
  (await db.query<Row>(FIND_BY_KEY, [memberId, key])).map(paymentOf)[0];

export interface PaymentFilter {
  memberId: Id;
  below?: Id | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  category?: BillerCategory | undefined;
  accountId?: Id | undefined;
}

/** The newest first. Ids are made in the order of time, so what is started meanwhile moves nothing. */
export const listPaymentsOf = async (db: Queryable, filter: PaymentFilter, max: number): Promise<Payment[]> => {
  const terms = [filter.below, filter.from, filter.until, filter.category, filter.accountId].map((term) => term ?? null);
  return (await db.query<Row>(LIST, [filter.memberId, ...terms, max])).map(paymentOf);
};

interface PaymentTotal extends Record<'amountFen' | 'feeFen' | 'pointsFen' | 'couponFen' | 'payFen', number> {
  count: number;
  /** How many of them are done: the amounts are theirs. */
  done: number;
}

/** Totals of what the filter lets through, up to a payment: what is started after it is in neither list nor total. */
export const totalPaymentsOf = async (db: Queryable, filter: PaymentFilter, upTo: Id): Promise<PaymentTotal> => {
  const { memberId, from, until, category } = filter;
  const [row] = await db.query<Record<keyof PaymentTotal, string>>(TOTAL, [memberId, upTo, from ?? null, until ?? null, category ?? null]);
  return Object.fromEntries(Object.entries(row!).map(([name, value]) => [name, Number(value)])) as unknown as PaymentTotal;
};

export interface NewPayment {
  id: Id;
  memberId: Id;
  key: string;
  billId: Id;
  method: PayMethod;
  /** What the page showed; it sets nothing. */
  paySeenFen: number;
  points: number;
  pointsFen: number;
  rulesVersion: number;
  spendId: string | null;
  couponId: Id | null;
  startedAt: Date;
  expiresAt: Date;
  askAt: Date;
  today: string;
}

/** Everything in one statement; gives the first payment of this key when there is one. Refuses as `payment_start` says. */
export const addPayment = async (db: Queryable, p: NewPayment): Promise<Payment> => {
  const order = [p.id, p.memberId, p.key, p.billId, p.method, p.paySeenFen, p.points, p.pointsFen, p.rulesVersion, p.spendId, p.couponId];
  return (await db.query<Row>(START, [...order, p.expiresAt, p.askAt, p.today, p.startedAt])).map(paymentOf)[0]!;
};

export const takeDuePayments = async (db: Queryable, now: Date): Promise<Payment[]> =>
  (await db.query<Row>(TAKE_DUE, [now])).map(paymentOf);

/** Why an outcome is not known yet, for whoever looks after the service, and when it is asked for instead of when it would be. */
export const noteUnknown = async (db: Queryable, { id, state }: Pick<Payment, 'id' | 'state'>, why: string, askAt: Date | null = null): Promise<void> => {
  await db.query(NOTE, [id, state, why, askAt]);
};
