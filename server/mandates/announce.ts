import type { Bill } from '../bills/bill-rows';
import { makeBill } from '../bills/make-bill';
import { findAccountById, markMandate, type BillAccount } from '../bills/store';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import { askDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { Refusal } from '../refusal';
import { nameOf, tellEnd } from './end-debit';
import { debitDayOf, laterAt, nextCheckAt, startOfDebit, takenUntil } from './rules';
import { lockDebitOfBill, lockMandate, setCheckAt, setMandateState, takeMandates, writeAnnounced, writeSkipped, type BillOfDebit, type Mandate } from './store';

type OwedBill = Bill & { theirId: string };

/** What an account owes at this moment. `not-told`: nobody can say, or not at this hour. */
export type Owed = OwedBill | null | 'not-told';

const NOT_TOLD = new Set<string>(['biller-unavailable', 'biller-closed', 'biller-not-found', 'bill-under-payment']);
const NOTHING = new Set<string>(['nothing-due', 'account-refused', 'amount-refused', 'bill-account-not-found']);

/** A bill that was made just now of all that the account owes. Asks the outside. */
export const findOwed = async (deps: Deps, account: BillAccount): Promise<Owed> => {
  try {
    const { bill } = await makeBill(deps, account, { amountFen: null });
    return bill.theirId === null ? null : { ...bill, theirId: bill.theirId };
  } catch (error) {
    if (error instanceof Refusal && NOT_TOLD.has(error.code)) return 'not-told';
    if (error instanceof Refusal && NOTHING.has(error.code)) return null;
    throw error;
  }
};

/** What is taken from the account for a bill: the cap is about this. */
export const totalOf = ({ amountFen, feeFen }: Pick<Bill, 'amountFen' | 'feeFen'>): number => amountFen + feeFen;

/** Writes that a bill is debited on a day ahead and tells the member in the same transaction. Whoever calls has the mandate behind its lock. */
export const announceDebit = async (tx: Queryable, deps: Deps, mandate: Mandate, { theirId, ...bill }: OwedBill): Promise<void> => {
  const now = deps.clock.now();
  const debit: BillOfDebit = { mandateId: mandate.id, theirBill: theirId, fen: totalOf(bill), debitOn: debitDayOf(now) };
  await writeAnnounced(tx, deps.newId(), debit, { now, workAt: startOfDebit(debit.debitOn) });
  const { id: mandateId, memberId } = mandate;
  await emit(tx, deps, 'debit-announced', { memberId, mandateId, ...(await nameOf(tx, mandate)), amountFen: debit.fen, debitOn: debit.debitOn });
};

const skipAboveCap = async (tx: Queryable, deps: Deps, mandate: Mandate, bill: OwedBill): Promise<void> => {
  const now = deps.clock.now();
  const debit: BillOfDebit = { mandateId: mandate.id, theirBill: bill.theirId, fen: totalOf(bill), debitOn: debitDayOf(now) };
  await writeSkipped(tx, deps.newId(), debit, { reason: 'above-cap', now });
  await tellEnd(tx, deps, { mandate, fen: debit.fen, reason: 'above-cap' });
};

/** A bill is announced once, or told once that it is above the cap; what was skipped is taken up again when nothing stands in its way. */
const noteBill = (deps: Deps, { id }: Mandate, bill: OwedBill): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    if (mandate?.state !== 'active') return;
    const known = await lockDebitOfBill(tx, id, bill.theirId);
    if (known && known.state !== 'skipped') return;
    const isAbove = totalOf(bill) > mandate.capFen;
    if (isAbove && known?.reason === 'above-cap') return;
    await (isAbove ? skipAboveCap : announceDebit)(tx, deps, mandate, bill);
  });

/** Stops a mandate, and everything announced under it, at once. Whoever calls has it behind its lock. */
export const stopLocked = async (tx: Queryable, { clock }: Pick<Deps, 'clock'>, { id, accountId }: Pick<Mandate, 'id' | 'accountId'>): Promise<void> => {
  await setMandateState(tx, id, 'stopped', clock.now());
  await markMandate(tx, accountId, false);
};

/** Whoever unbinds an account wants nothing debited for it. */
const stopUnbound = (deps: Deps, { id }: Mandate): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const mandate = await lockMandate(tx, id);
    if (mandate) await stopLocked(tx, deps, mandate);
  });

const look = async (deps: Deps, mandate: Mandate): Promise<void> => {
  const account = await findAccountById(deps.database, mandate.accountId);
  if (!account) return stopUnbound(deps, mandate);
  const owed = await findOwed(deps, account);
  if (owed !== null && owed !== 'not-told') await noteBill(deps, mandate, owed);
  const now = deps.clock.now();
  await setCheckAt(deps.database, mandate.id, owed === 'not-told' ? laterAt(now) : nextCheckAt(now, mandate.id));
};

/** Looks at every mandate that is due to be looked at, once a day, and announces what will be debited. Several processes may run at once. */
export const announceDebits = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: () => takeMandates(deps.database, deps.clock.now(), takenUntil(deps.clock.now())),
    ask: (mandate) => look(deps, mandate),
    isStopping,
  });
