import type { BillAnswer } from '../billers/biller-link';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { nextCheckAt, retryCheckAt } from './rules';
import type { BillAccount, Due } from './store';

/** What is known when nobody was asked, or nobody answered. */
const UNKNOWN: Due = { dueState: 'unknown', dueFen: null, dueOn: null, dueId: null };

export const dueOf = (answer: BillAnswer | undefined): Due => {
  if (answer?.state === 'none') return { ...UNKNOWN, dueState: 'none' };
  if (answer?.state !== 'due') return UNKNOWN;
  const { owedFen, dueOn, theirId } = answer.bill;
  return { dueState: 'due', dueFen: owedFen, dueOn, dueId: theirId };
};

/** The day on which the last bill ended is kept when nothing is owed: the next one comes about that day. */
const NOTE = sql(
  'bill_accounts.note_due',
  `update bill_accounts set due_state = $2, due_fen = $3, due_on = coalesce($4, due_on), due_id = $5, holder = coalesce($6, holder),
     due_checked_at = $7, check_at = $8, check_failures = 0 where id = $1 and unbound_at is null`,
);
const NOTE_AWAY = sql(
  'bill_accounts.note_away',
  'update bill_accounts set check_at = $2, check_failures = check_failures + 1 where id = $1 and unbound_at is null',
);

/** Writes what a biller said an account owes. One that was away is asked again later, and what was known of the account stands. */
export const noteAnswer = async (db: Queryable, { clock }: Pick<Deps, 'clock'>, account: BillAccount, answer: BillAnswer): Promise<void> => {
  const now = clock.now();
  const { id, checkFailures } = account;
  if (answer.state === 'away') return void (await db.query(NOTE_AWAY, [id, retryCheckAt(now, { id, failures: checkFailures + 1 })]));
  const due = dueOf(answer);
  const holder = answer.state === 'unknown-account' ? null : answer.holder;
  const checkAt = nextCheckAt(now, { id, dueOn: due.dueOn ?? account.dueOn });
  await db.query(NOTE, [id, due.dueState, due.dueFen, due.dueOn, due.dueId, holder, now, checkAt]);
};
