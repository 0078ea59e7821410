import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { EventHandlers } from '../events/outbox';
import type { Id } from '../ids';
import { addPaid } from './history';

/** The bill that is known was paid: nothing is owed, or the rest of it. Another one, of before or after it, says nothing of this. */
const PAID = sql(
  'bill_accounts.paid',
  `update bill_accounts set due_state = case when due_fen > $2 then 'due' else 'none' end, due_fen = case when due_fen > $2 then due_fen - $2 end,
     due_id = case when due_fen > $2 then due_id end
   where id = $1 and due_state = 'due' and due_id = (select b.their_id from payments p join bills b on b.id = p.bill_id where p.id = $3)`,
);
const CHECK_SOON = sql('bill_accounts.check_soon', 'update bill_accounts set check_at = $2 where id = $1 and check_at is not null');
/** What it was, and whose, is gone; that there was an account is not, for its payments name it. */
const ERASE = sql(
  'bill_accounts.erase',
  `update bill_accounts set fields_sealed = null, unbound_at = coalesce(unbound_at, $2), masked = '', holder = null, alias = null, family_id = null,
     account_hash = '', has_mandate = false, due_state = 'unknown', due_fen = null, due_on = null, due_id = null, reminded_for = null, check_at = null
   where member_id = $1`,
);
const ERASE_FAMILY = sql('family.erase', 'delete from family_members where member_id = $1');
const ERASE_QUESTIONS = sql('biller_questions.erase', 'delete from biller_questions where member_id = $1');
const ERASE_BILLS = sql('bills.erase', 'update bills set holder = null, items = $2 where member_id = $1');

/** A payment that did not come about says nothing of what is owed: the biller is asked. */
const checkSoon = async (tx: Queryable, { clock }: Pick<Deps, 'clock'>, accountId: Id): Promise<void> => {
  await tx.query(CHECK_SOON, [accountId, clock.now()]);
};

/** What payments tell of accounts, and that a member has gone. */
export const billEventHandlers = (deps: Deps): EventHandlers => ({
  'payment-made': async (tx, { paymentId, accountId, amountFen, paidAt }) => {
    if (await addPaid(tx, { paymentId, accountId, amountFen, paidAt })) await tx.query(PAID, [accountId, amountFen, paymentId]);
  },
  'payment-refunded': (tx, { accountId }) => checkSoon(tx, deps, accountId),
  'payment-closed': (tx, { accountId }) => checkSoon(tx, deps, accountId),
  'member-erased': async (tx, { memberId, erasedAt }) => {
    await tx.query(ERASE, [memberId, erasedAt]);
    await tx.query(ERASE_FAMILY, [memberId]);
    await tx.query(ERASE_QUESTIONS, [memberId]);
    await tx.query(ERASE_BILLS, [memberId, '[]']);
  },
});
