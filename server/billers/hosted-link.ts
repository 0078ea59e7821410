import type { FieldValues } from '@micro-branch/contract/billers';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';
import type { BillAnswer, BillerLine, Delivery, DeliveryOutcome } from './biller-link';
import type { Biller } from './store';
import { accountHash } from './terms';

const LINES_PER_READ = 5_000;

/** Of several bills the one that is due first; one that is paid comes last, and says that the account is known. */
const FIND_BILL = sql(
  'hosted_bills.find',
  `select their_id as "theirId", amount_fen - paid_fen as "owedFen", due_on as "dueOn", period, holder from hosted_bills
   where biller_id = $1 and account_hash = $2 and paid_fen < amount_fen order by due_on, their_id limit 1`,
);
const FIND_HOLDER = sql('hosted_bills.find_holder', 'select holder from hosted_bills where biller_id = $1 and account_hash = $2 order by due_on desc limit 1');
const DELIVER = sql(
  'hosted_receipts.deliver',
  'select their_id as "theirId", accepted_on as "acceptedOn", refused from hosted_deliver($1, $2, $3, $4, $5, $6)',
);
const FIND_RECEIPT = sql('hosted_receipts.find', 'select their_id as "theirId", accepted_on as "acceptedOn", refused from hosted_outcome($1)');
const LIST_DAY = sql(
  'hosted_receipts.list_day',
  `select r.payment_id as "paymentId", b.key as "billerKey", r.amount_fen as "amountFen", r.their_id as "theirId"
   from hosted_receipts r join billers b on b.id = r.biller_id
   where r.accepted_on = $1 and r.payment_id > $2 order by r.payment_id limit ${LINES_PER_READ}`,
);

interface Receipt {
  theirId: string;
  acceptedOn: string;
  refused: 'paid-elsewhere' | 'biller-refused' | null;
}

const outcomeOf = ({ theirId, acceptedOn, refused }: Receipt): DeliveryOutcome =>
  refused === null ? { state: 'done', theirId, acceptedOn } : { state: 'refused', reason: refused };

interface OpenBill {
  theirId: string;
  owedFen: string;
  dueOn: string;
  period: string;
  holder: string | null;
}

/** What a biller that left its bills with us says of an account. */
export const findHostedBill = async (deps: Deps, biller: Biller, fields: FieldValues): Promise<BillAnswer> => {
  const hash = accountHash(deps, biller.id, fields);
  const [open] = await deps.database.query<OpenBill>(FIND_BILL, [biller.id, hash]);
  if (open) {
    const { theirId, dueOn, period, holder } = open;
    const owedFen = Number(open.owedFen);
    return { state: 'due', holder, bill: { theirId, owedFen, dueOn, period, items: [{ label: period, amountFen: owedFen }] } };
  }
  const [known] = await deps.database.query<{ holder: string | null }>(FIND_HOLDER, [biller.id, hash]);
  return known ? { state: 'none', holder: known.holder } : { state: 'unknown-account' };
};

/** Takes a payment once, in one step; what it said first it says however often it is asked. */
export const deliverHosted = async ({ database, clock }: Deps, biller: Biller, { paymentId, theirBillId, amountFen }: Delivery): Promise<DeliveryOutcome> => {
  const now = clock.now();
  const [receipt] = await database.query<Receipt>(DELIVER, [paymentId, biller.id, theirBillId, amountFen, shanghaiDay(now), now]);
  return outcomeOf(receipt!);
};

export const askHosted = async (db: Queryable, paymentId: Id): Promise<DeliveryOutcome | { state: 'absent' }> => {
  const [receipt] = await db.query<Receipt>(FIND_RECEIPT, [paymentId]);
  return receipt ? outcomeOf(receipt) : { state: 'absent' };
};

/** What hosted billers accepted on a Shanghai day, in the order of the payments' ids. */
export async function* hostedStatement(db: Queryable, day: string): AsyncGenerator<BillerLine> {
  for (let last = '0'; ; ) {
    const rows = await db.query<Omit<BillerLine, 'amountFen'> & { amountFen: string }>(LIST_DAY, [day, last]);
    for (const row of rows) yield { ...row, amountFen: Number(row.amountFen) };
    if (rows.length < LINES_PER_READ) return;
    last = rows[rows.length - 1]!.paymentId;
  }
}
