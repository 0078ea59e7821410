import type { FieldValues } from '@micro-branch/contract/billers';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';
import type { BillAnswer, Delivery, DeliveryOutcome } from './biller-link';
import type { Biller } from './store';
import { accountHash } from './terms';

/**
 * Of several bills the one that is due first. What is left of a bill, after a part was paid or the biller made it more, has a number of its
 * own, `B1/10000`: what was paid whole is never paid again, and the rest of it can be.
 */
const FIND_BILL = sql(
  'hosted_bills.find',
  `select their_id || case when paid_fen > 0 then '/' || paid_fen else '' end as "theirId", amount_fen - paid_fen as "owedFen", due_on as "dueOn", period, holder from hosted_bills
   where biller_id = $1 and account_hash = $2 and paid_fen < amount_fen order by due_on, their_id limit 1`,
);
const FIND_HOLDER = sql('hosted_bills.find_holder', 'select holder from hosted_bills where biller_id = $1 and account_hash = $2 order by due_on desc limit 1');
const DELIVER = sql(
  'hosted_receipts.deliver',
  'select their_id as "theirId", accepted_on as "acceptedOn", refused from hosted_deliver($1, $2, $3, $4, $5, $6, $7)',
);
const FIND_RECEIPT = sql('hosted_receipts.find', 'select their_id as "theirId", accepted_on as "acceptedOn", refused from hosted_outcome($1)');
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

/** The biller's own number of a bill, of which the rest may be meant. */
const numberOf = (theirBillId: string): string => theirBillId.split('/', 1)[0]!;

/** Takes a payment once, in one step; what it said first it says however often it is asked. */
export const deliverHosted = async (deps: Deps, biller: Biller, { paymentId, fields, theirBillId, amountFen }: Delivery): Promise<DeliveryOutcome> => {
  const { database, clock } = deps;
  const now = clock.now();
  const what = [theirBillId && numberOf(theirBillId), accountHash(deps, biller.id, fields), amountFen];
  const [receipt] = await database.query<Receipt>(DELIVER, [paymentId, biller.id, ...what, shanghaiDay(now), now]);
  return outcomeOf(receipt!);
};

export const askHosted = async (db: Queryable, paymentId: Id): Promise<DeliveryOutcome | { state: 'absent' }> => {
  const [receipt] = await db.query<Receipt>(FIND_RECEIPT, [paymentId]);
  return receipt ? outcomeOf(receipt) : { state: 'absent' };
};
