import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

export interface BillAccount {
  id: Id;
  memberId: Id;
  billerId: Id;
  accountHash: Buffer;
  /** Null once it is unbound. */
  fieldsSealed: Buffer | null;
  masked: string;
  holder: string | null;
  alias: string | null;
  familyId: Id | null;
  reminderDays: number | null;
  monthlyLimitFen: number | null;
  dueState: 'due' | 'none' | 'unknown';
  dueFen: number | null;
  dueOn: string | null;
  dueId: string | null;
  dueCheckedAt: Date | null;
  checkFailures: number;
  hasMandate: boolean;
  boundAt: Date;
  unboundAt: Date | null;
}

type Row = Omit<BillAccount, 'monthlyLimitFen' | 'dueFen'> & { monthlyLimitFen: string | null; dueFen: string | null };

const COLUMNS = `a.id, a.member_id as "memberId", a.biller_id as "billerId", a.account_hash as "accountHash", a.fields_sealed as "fieldsSealed",
  a.masked, a.holder, a.alias, a.family_id as "familyId", a.reminder_days as "reminderDays", a.monthly_limit_fen as "monthlyLimitFen",
  a.due_state as "dueState", a.due_fen as "dueFen", a.due_on as "dueOn", a.due_id as "dueId", a.due_checked_at as "dueCheckedAt",
  a.check_failures as "checkFailures", a.has_mandate as "hasMandate", a.bound_at as "boundAt", a.unbound_at as "unboundAt"`;

const SELECT = `select ${COLUMNS} from bill_accounts a`;

const FIND = sql('bill_accounts.find', `${SELECT} where a.id = $1 and a.unbound_at is null`);
const FIND_BY_KEY = sql('bill_accounts.find_by_key', `${SELECT} where a.member_id = $1 and a.key = $2`);
const FIND_BOUND = sql('bill_accounts.find_bound', `${SELECT} where a.member_id = $1 and a.account_hash = $2 and a.unbound_at is null`);
const LIST = sql('bill_accounts.list', `${SELECT} where a.member_id = $1 and a.unbound_at is null order by a.id`);
const COUNT = sql(
  'bill_accounts.count',
  `select count(*) filter (where unbound_at is null)::int as bound, count(*) filter (where bound_at > $2)::int as lately
   from bill_accounts where member_id = $1`,
);
const ADD = sql(
  'bill_accounts.add',
  `insert into bill_accounts (id, member_id, key, biller_id, account_hash, fields_sealed, masked, holder, alias, family_id, reminder_days,
     due_state, due_fen, due_on, due_id, due_checked_at, check_at, bound_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
);
const UPDATE = sql(
  'bill_accounts.update',
  `update bill_accounts set alias = $3, family_id = $4, reminder_days = $5, monthly_limit_fen = $6
   where id = $1 and member_id = $2 and unbound_at is null returning id`,
);
const UNBIND = sql(
  'bill_accounts.unbind',
  `update bill_accounts set fields_sealed = null, unbound_at = $3, holder = null, alias = null, family_id = null, has_mandate = false,
     due_state = 'unknown', due_fen = null, due_id = null, check_at = null
   where id = $1 and member_id = $2 and unbound_at is null returning id`,
);
const LABEL = sql('bill_accounts.label', 'select masked, alias, unbound_at is null as "isBound" from bill_accounts where id = $1');
const CHECKED_AT_ONCE = 10;
/** Who takes an account and dies leaves it to the next after this time. */
const TAKEN_MINUTES = 30;
const TAKE_TO_CHECK = sql(
  'bill_accounts.take_to_check',
  `update bill_accounts a set check_at = $1::timestamptz + interval '${TAKEN_MINUTES} minutes'
   where id = any (array(
     select id from bill_accounts where check_at <= $1 and unbound_at is null order by check_at limit ${CHECKED_AT_ONCE} for update skip locked
   )) returning ${COLUMNS}`,
);
const NEVER_CHECK = sql('bill_accounts.never_check', 'update bill_accounts set check_at = null where id = $1');
const MARK_MANDATE = sql('bill_accounts.mark_mandate', 'update bill_accounts set has_mandate = $2 where id = $1 and unbound_at is null');

const accountOf = (row: Row): BillAccount => ({
  ...row,
  monthlyLimitFen: row.monthlyLimitFen === null ? null : Number(row.monthlyLimitFen),
  dueFen: row.dueFen === null ? null : Number(row.dueFen),
});

/** A bound account, whosever it is. */
export const findAccountById = async (db: Queryable, id: Id): Promise<BillAccount | undefined> => (await db.query<Row>(FIND, [id])).map(accountOf)[0];

/** Bound under this key, though it may have been unbound since. */
export const findByKey = async (db: Queryable, memberId: Id, key: string): Promise<BillAccount | undefined> =>
  (await db.query<Row>(FIND_BY_KEY, [memberId, key])).map(accountOf)[0];

export const findBound = async (db: Queryable, memberId: Id, hash: Buffer): Promise<BillAccount | undefined> =>
  (await db.query<Row>(FIND_BOUND, [memberId, hash])).map(accountOf)[0];

/** The bound accounts of a member, the first first. */
export const listAccounts = async (db: Queryable, memberId: Id): Promise<BillAccount[]> => (await db.query<Row>(LIST, [memberId])).map(accountOf);

/** How many accounts a member has, and how many were bound since an instant, unbound again or not. */
export const countAccounts = async (db: Queryable, memberId: Id, since: Date): Promise<{ bound: number; lately: number }> =>
  (await db.query<{ bound: number; lately: number }>(COUNT, [memberId, since]))[0]!;

/** What a biller said an account owes. */
export type Due = Pick<BillAccount, 'dueState' | 'dueFen' | 'dueOn' | 'dueId'>;

type NewAccount = Pick<
  BillAccount,
  'id' | 'memberId' | 'billerId' | 'accountHash' | 'fieldsSealed' | 'masked' | 'holder' | 'alias' | 'familyId' | 'reminderDays' | 'dueCheckedAt' | 'boundAt'
> &
  Due & { key: string; checkAt: Date | null };

export const insertAccount = async (tx: Queryable, a: NewAccount): Promise<void> => {
  const who = [a.id, a.memberId, a.key, a.billerId, a.accountHash, a.fieldsSealed, a.masked, a.holder, a.alias, a.familyId, a.reminderDays];
  await tx.query(ADD, [...who, a.dueState, a.dueFen, a.dueOn, a.dueId, a.dueCheckedAt, a.checkAt, a.boundAt]);
};

type Wishes = Pick<BillAccount, 'alias' | 'familyId' | 'reminderDays' | 'monthlyLimitFen'>;

/** False when the member has no such account. */
export const updateAccount = async (tx: Queryable, memberId: Id, id: Id, { alias, familyId, reminderDays, monthlyLimitFen }: Wishes): Promise<boolean> =>
  (await tx.query(UPDATE, [id, memberId, alias, familyId, reminderDays, monthlyLimitFen])).length > 0;

/** Forgets what it is known by and what the member called it. False when the member has no such account. */
export const unbind = async (tx: Queryable, memberId: Id, id: Id, at: Date): Promise<boolean> => (await tx.query(UNBIND, [id, memberId, at])).length > 0;

/** Whether bills of an account are debited: the room that has the mandates says so. */
export const markMandate = async (tx: Queryable, accountId: Id, has: boolean): Promise<void> => {
  await tx.query(MARK_MANDATE, [accountId, has]);
};

/** Some of the accounts about which it is time to ask their billers; nobody else takes them for half an hour. */
export const takeToCheck = async (db: Queryable, now: Date): Promise<BillAccount[]> => (await db.query<Row>(TAKE_TO_CHECK, [now])).map(accountOf);

export const neverCheck = async (db: Queryable, id: Id): Promise<void> => {
  await db.query(NEVER_CHECK, [id]);
};

interface AccountLabel {
  masked: string;
  alias: string | null;
  isBound: boolean;
}

/** How an account is called, also one that was unbound: what was debited for it is still shown. */
export const findAccountLabel = async (db: Queryable, id: Id): Promise<AccountLabel> => (await db.query<AccountLabel>(LABEL, [id]))[0]!;
