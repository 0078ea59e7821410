import type { DebitView, MandateState } from '@micro-branch/contract/mandates';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Reason } from './rules';

export interface Mandate {
  id: Id;
  memberId: Id;
  accountId: Id;
  billerId: Id;
  capFen: number;
  state: MandateState;
  startedAt: Date;
}

export interface Debit {
  id: Id;
  mandateId: Id;
  theirBill: string;
  /** With the fee, as the member was told. */
  fen: number;
  debitOn: string;
  state: DebitView['state'];
  reason: Reason | null;
  shortages: number;
  billId: Id | null;
  paymentId: Id | null;
  /** Of the payment of this try. */
  key: string;
}

type MandateRow = Omit<Mandate, 'capFen'> & { capFen: string };
type DebitRow = Omit<Debit, 'fen'> & { fen: string };

const TAKEN_AT_ONCE = 10;
const LISTED_MAX = 50;

const MANDATE = `id, member_id as "memberId", account_id as "accountId", biller_id as "billerId", cap_fen as "capFen", state, started_at as "startedAt"`;
const DEBIT = `id, mandate_id as "mandateId", their_bill as "theirBill", fen, debit_on as "debitOn", state, reason, shortages, bill_id as "billId",
  payment_id as "paymentId", md5('debit ' || id || ' ' || turn)::uuid as key`;

const FIND_BY_KEY = sql('mandates.find_by_key', `select ${MANDATE} from mandates where member_id = $1 and key = $2`);
const FIND = sql('mandates.find', `select ${MANDATE} from mandates where id = $1`);
const LOCK = sql('mandates.lock', `${FIND.text} for update`);
const LIST = sql('mandates.list', `select ${MANDATE} from mandates where member_id = $1 order by (state = 'stopped'), id desc limit ${LISTED_MAX}`);
const ADD = sql(
  'mandates.add',
  `insert into mandates (id, member_id, key, account_id, biller_id, cap_fen, agreement_version, state, started_at, check_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $8) on conflict do nothing returning ${MANDATE}`,
);
const SET_STATE = sql(
  'mandates.set_state',
  `update mandates set state = $2, check_at = case when $2 = 'active' then $3::timestamptz end, stopped_at = case when $2 = 'stopped' then $3::timestamptz end
   where id = $1 and state <> 'stopped'`,
);
const SKIP_ANNOUNCED = sql(
  'debits.skip_announced',
  `update debits set state = 'skipped', reason = 'not-active', work_at = null, ended_at = $2 where mandate_id = $1 and state = 'announced'`,
);
const LIVE_OF_MEMBER = sql('mandates.live_of_member', `select id from mandates where member_id = $1 and state <> 'stopped' order by id for update`);
const TAKE_TO_CHECK = sql(
  'mandates.take_to_check',
  `update mandates set check_at = $2 where id = any (array(
     select id from mandates where check_at <= $1 order by check_at limit ${TAKEN_AT_ONCE} for update skip locked
   )) returning ${MANDATE}`,
);
const CHECK_AT = sql('mandates.check_at', 'update mandates set check_at = $2 where id = $1 and check_at is not null');

const FIND_DEBIT = sql('debits.find', `select ${DEBIT} from debits where id = $1 for update`);
const FIND_DEBIT_OF_BILL = sql('debits.find_of_bill', `select ${DEBIT} from debits where mandate_id = $1 and their_bill = $2 for update`);
const FIND_DEBIT_OF_PAYMENT = sql('debits.find_of_payment', `select ${DEBIT} from debits where payment_id = $1`);
const FIND_ANNOUNCED = sql(
  'debits.find_announced',
  `select ${DEBIT} from debits where state = 'announced' and 'theirs:' || their_bill = $2
     and mandate_id = (select id from mandates where account_id = $1 and state <> 'stopped')`,
);
const LATEST = sql(
  'debits.latest',
  `select distinct on (mandate_id, work_at is null) ${DEBIT} from debits where mandate_id = any($1::bigint[])
   order by mandate_id, work_at is null, coalesce(ended_at, announced_at) desc, id desc`,
);
const TAKE_TO_WORK = sql(
  'debits.take_to_work',
  `update debits set work_at = $2 where id = any (array(
     select id from debits where work_at <= $1 order by work_at limit ${TAKEN_AT_ONCE} for update skip locked
   )) returning ${DEBIT}`,
);
const ANNOUNCE = sql(
  'debits.announce',
  `insert into debits (id, mandate_id, their_bill, fen, debit_on, state, announced_at, work_at) values ($1, $2, $3, $4, $5, 'announced', $6, $7)
   on conflict (mandate_id, their_bill) do update set fen = excluded.fen, debit_on = excluded.debit_on, state = 'announced', reason = null, shortages = 0,
     bill_id = null, payment_id = null, announced_at = excluded.announced_at, ended_at = null, work_at = excluded.work_at`,
);
const SKIP = sql(
  'debits.skip',
  `insert into debits (id, mandate_id, their_bill, fen, debit_on, state, reason, announced_at, ended_at) values ($1, $2, $3, $4, $5, 'skipped', $6, $7, $7)
   on conflict (mandate_id, their_bill) do update set fen = excluded.fen, debit_on = excluded.debit_on, state = 'skipped', reason = excluded.reason,
     ended_at = excluded.ended_at, work_at = null`,
);
const PAY = sql('debits.pay', `update debits set state = 'paying', turn = turn + 1, bill_id = $2, fen = $3, payment_id = null, work_at = $4 where id = $1 returning ${DEBIT}`);
const SET_PAYMENT = sql('debits.set_payment', `update debits set payment_id = $2, work_at = $3 where id = $1 and state = 'paying'`);
const WAIT = sql('debits.wait', `update debits set state = 'announced', debit_on = $2, work_at = $3, shortages = $4 where id = $1`);
const END = sql('debits.end', `update debits set state = $2, reason = $3, ended_at = $4, work_at = null where id = $1`);

const mandateOf = (row: MandateRow): Mandate => ({ ...row, capFen: Number(row.capFen) });
const debitOf = (row: DebitRow): Debit => ({ ...row, fen: Number(row.fen) });

export const findMandateByKey = async (db: Queryable, memberId: Id, key: string): Promise<Mandate | undefined> =>
  (await db.query<MandateRow>(FIND_BY_KEY, [memberId, key])).map(mandateOf)[0];

/** As it is now; whoever changes something by it has it behind its lock. */
export const getMandate = async (db: Queryable, id: Id): Promise<Mandate> => (await db.query<MandateRow>(FIND, [id])).map(mandateOf)[0]!;

/** Until the transaction ends nobody else changes it, or anything of it. */
export const lockMandate = async (tx: Queryable, id: Id): Promise<Mandate | undefined> => (await tx.query<MandateRow>(LOCK, [id])).map(mandateOf)[0];

/** Those that live first, newest first. */
export const listMandatesOf = async (db: Queryable, memberId: Id): Promise<Mandate[]> => (await db.query<MandateRow>(LIST, [memberId])).map(mandateOf);

interface NewMandate extends Omit<Mandate, 'state'> {
  key: string;
  agreementVersion: string;
}

/** Undefined when the account has a mandate that lives. */
export const addMandate = async (tx: Queryable, m: NewMandate): Promise<Mandate | undefined> =>
  (await tx.query<MandateRow>(ADD, [m.id, m.memberId, m.key, m.accountId, m.billerId, m.capFen, m.agreementVersion, m.startedAt])).map(mandateOf)[0];

/** One that is not active debits nothing: what was announced under it is skipped in the same step. */
export const setMandateState = async (tx: Queryable, id: Id, state: MandateState, now: Date): Promise<void> => {
  await tx.query(SET_STATE, [id, state, now]);
  if (state !== 'active') await tx.query(SKIP_ANNOUNCED, [id, now]);
};

export const lockLiveOfMember = async (tx: Queryable, memberId: Id): Promise<Id[]> =>
  (await tx.query<{ id: Id }>(LIVE_OF_MEMBER, [memberId])).map(({ id }) => id);

export const takeMandates = async (db: Queryable, now: Date, until: Date): Promise<Mandate[]> =>
  (await db.query<MandateRow>(TAKE_TO_CHECK, [now, until])).map(mandateOf);

export const setCheckAt = async (db: Queryable, id: Id, at: Date): Promise<void> => {
  await db.query(CHECK_AT, [id, at]);
};

/** Behind its lock; whoever takes it has that of its mandate. */
export const lockDebit = async (tx: Queryable, id: Id): Promise<Debit> => (await tx.query<DebitRow>(FIND_DEBIT, [id])).map(debitOf)[0]!;

export const lockDebitOfBill = async (tx: Queryable, mandateId: Id, theirBill: string): Promise<Debit | undefined> =>
  (await tx.query<DebitRow>(FIND_DEBIT_OF_BILL, [mandateId, theirBill])).map(debitOf)[0];

export const findDebitOfPayment = async (db: Queryable, paymentId: Id): Promise<Debit | undefined> =>
  (await db.query<DebitRow>(FIND_DEBIT_OF_PAYMENT, [paymentId])).map(debitOf)[0];

/** What is announced of an account for the bill that a payment claims. */
export const findAnnounced = async (db: Queryable, accountId: Id, claim: string): Promise<Debit | undefined> =>
  (await db.query<DebitRow>(FIND_ANNOUNCED, [accountId, claim])).map(debitOf)[0];

/** Of each mandate the latest that is open, and the latest that has ended. */
export const listLatest = async (db: Queryable, mandateIds: readonly Id[]): Promise<Debit[]> =>
  (await db.query<DebitRow>(LATEST, [mandateIds])).map(debitOf);

export const takeDebits = async (db: Queryable, now: Date, until: Date): Promise<Debit[]> =>
  (await db.query<DebitRow>(TAKE_TO_WORK, [now, until])).map(debitOf);

export type BillOfDebit = Pick<Debit, 'mandateId' | 'theirBill' | 'fen' | 'debitOn'>;

export const writeAnnounced = async (tx: Queryable, id: Id, d: BillOfDebit, { now, workAt }: { now: Date; workAt: Date }): Promise<void> => {
  await tx.query(ANNOUNCE, [id, d.mandateId, d.theirBill, d.fen, d.debitOn, now, workAt]);
};

export const writeSkipped = async (tx: Queryable, id: Id, d: BillOfDebit, { reason, now }: { reason: Reason; now: Date }): Promise<void> => {
  await tx.query(SKIP, [id, d.mandateId, d.theirBill, d.fen, d.debitOn, reason, now]);
};

/** Begins the next try, with a key of its own. */
export const beginPaying = async (tx: Queryable, id: Id, { billId, fen, workAt }: { billId: Id; fen: number; workAt: Date }): Promise<Debit> =>
  (await tx.query<DebitRow>(PAY, [id, billId, fen, workAt])).map(debitOf)[0]!;

export const setPayment = async (db: Queryable, id: Id, paymentId: Id, workAt: Date): Promise<void> => {
  await db.query(SET_PAYMENT, [id, paymentId, workAt]);
};

export const writeWaiting = async (tx: Queryable, id: Id, { debitOn, workAt, shortages }: { debitOn: string; workAt: Date; shortages: number }): Promise<void> => {
  await tx.query(WAIT, [id, debitOn, workAt, shortages]);
};

export const writeEnd = async (tx: Queryable, id: Id, { state, reason, now }: { state: 'done' | 'failed' | 'skipped'; reason: Reason | null; now: Date }): Promise<void> => {
  await tx.query(END, [id, state, reason, now]);
};
