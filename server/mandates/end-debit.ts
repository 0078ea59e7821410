import { findBiller } from '../billers/store';
import { findAccountLabel } from '../bills/store';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Payment } from '../payments/store';
import { addDays, shanghaiDay } from '../shanghai';
import { afterFailure, isTold, startOfDebit, type Reason } from './rules';
import { lockDebit, lockMandate, writeEnd, writeWaiting, type Debit, type Mandate } from './store';

/** What the events call a mandate's account: who is paid, and the account, masked. */
export const nameOf = async (tx: Queryable, { accountId, billerId }: Mandate): Promise<{ biller: string; masked: string }> => {
  const biller = await findBiller(tx, billerId);
  return { biller: biller!.content.name, masked: (await findAccountLabel(tx, accountId)).masked };
};

/** Tells the member, in the same transaction, of a debit that did not come about, where that is news. */
export const tellEnd = async (tx: Queryable, deps: Deps, { mandate, fen, reason }: { mandate: Mandate; fen: number; reason: Reason }): Promise<void> => {
  if (!isTold(reason)) return;
  const { id: mandateId, memberId } = mandate;
  await emit(tx, deps, 'debit-ended', { memberId, mandateId, ...(await nameOf(tx, mandate)), amountFen: fen, reason });
};

interface Ending {
  mandate: Mandate;
  debit: Pick<Debit, 'id' | 'fen'>;
  state: 'skipped' | 'failed';
  reason: Reason;
}

/** Ends a debit that did not come about, and tells of it. Whoever calls has both behind their locks. */
export const endDebit = async (tx: Queryable, deps: Deps, { mandate, debit, state, reason }: Ending): Promise<void> => {
  await writeEnd(tx, debit.id, { state, reason, now: deps.clock.now() });
  await tellEnd(tx, deps, { mandate, fen: debit.fen, reason });
};

/** The next day at the same time, with a try of its own. */
const tryAgain = async (tx: Queryable, { clock }: Deps, { id, shortages }: Debit): Promise<void> => {
  const debitOn = addDays(shanghaiDay(clock.now()), 1);
  await writeWaiting(tx, id, { debitOn, workAt: startOfDebit(debitOn), shortages: shortages + 1 });
};

/**
 * Writes what became of a debit once its payment has ended, however often and in whatever order that is heard; a payment that is under way,
 * or belongs to an earlier try, changes nothing.
 */
export const followPayment = async (tx: Queryable, deps: Deps, { id, mandateId }: Pick<Debit, 'id' | 'mandateId'>, payment: Payment): Promise<void> => {
  const mandate = (await lockMandate(tx, mandateId))!;
  const debit = await lockDebit(tx, id);
  if (debit.state !== 'paying' || debit.paymentId !== payment.id) return;
  if (payment.state === 'done') return writeEnd(tx, id, { state: 'done', reason: null, now: deps.clock.now() });
  if (payment.state !== 'closed' && payment.state !== 'refunded') return;
  const end = afterFailure(payment.reason, { shortages: debit.shortages + 1, isActive: mandate.state === 'active' });
  await (end.do === 'again' ? tryAgain(tx, deps, debit) : endDebit(tx, deps, { mandate, debit, state: end.state, reason: end.reason }));
};
