import { findAccountById } from '../bills/store';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { askDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { startUnder } from '../payments/start';
import { findPayment, type Payment } from '../payments/store';
import { Refusal } from '../refusal';
import { announceDebit, findOwed, totalOf, type Owed } from './announce';
import { endDebit, followPayment } from './end-debit';
import { decide, laterAt, takenUntil } from './rules';
import { beginPaying, getMandate, lockDebit, lockMandate, setPayment, takeDebits, writeWaiting, type Debit, type Mandate } from './store';

/** What the biller says at the moment of the debit; another bill than the announced one is none of this debit's. */
const owedNow = async (deps: Deps, { accountId }: Mandate, { theirBill }: Debit): Promise<Owed> => {
  const account = await findAccountById(deps.database, accountId);
  const owed = account ? await findOwed(deps, account) : null;
  return owed === null || owed === 'not-told' || owed.theirId === theirBill ? owed : null;
};

const wait = (tx: Queryable, { clock }: Deps, { id, debitOn, shortages }: Debit): Promise<void> =>
  writeWaiting(tx, id, { debitOn, workAt: laterAt(clock.now()), shortages });

/** Decides behind the lock of the mandate, so that whoever stops it does so before this or after it. Gives the debit that is to be paid. */
const begin = (deps: Deps, { id, mandateId }: Debit, owed: Owed): Promise<Debit | undefined> =>
  deps.database.transaction(async (tx) => {
    const mandate = (await lockMandate(tx, mandateId))!;
    const debit = await lockDebit(tx, id);
    if (debit.state !== 'announced') return undefined;
    const now = deps.clock.now();
    const bill = owed === null || owed === 'not-told' ? owed : { fen: totalOf(owed) };
    const isActive = mandate.state === 'active' && (await findAccountById(tx, mandate.accountId)) !== undefined;
    const decision = decide({ isActive, capFen: mandate.capFen, announcedFen: debit.fen, debitOn: debit.debitOn, bill, now });
    if (decision.do === 'end') {
      const fen = bill === null || bill === 'not-told' ? debit.fen : bill.fen;
      await endDebit(tx, deps, { mandate, debit: { id, fen }, ...decision });
      return undefined;
    }
    if (decision.do === 'wait' || owed === null || owed === 'not-told') await wait(tx, deps, debit);
    else if (decision.do === 'announce') await announceDebit(tx, deps, mandate, owed);
    else return beginPaying(tx, id, { billId: owed.id, fen: totalOf(owed), workAt: takenUntil(now) });
    return undefined;
  });

/** What may be otherwise a little later. */
const PASSING = new Set<string>(['bill-expired', 'bill-under-payment', 'biller-closed', 'biller-not-found', 'biller-unavailable']);

/** Why the payment of a debit could not be started: nothing was taken, and nothing will be by this try. What nobody expects is a fault. */
const noteRefusal = (deps: Deps, { id, mandateId }: Debit, refusal: Refusal): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const mandate = (await lockMandate(tx, mandateId))!;
    const debit = await lockDebit(tx, id);
    if (debit.state !== 'paying' || debit.paymentId !== null) return;
    const { code } = refusal;
    if (mandate.state !== 'active' || code === 'bill-not-found') return endDebit(tx, deps, { mandate, debit, state: 'skipped', reason: 'not-active' });
    if (code === 'bill-paid') return endDebit(tx, deps, { mandate, debit, state: 'skipped', reason: 'paid-elsewhere' });
    if (!PASSING.has(code)) throw refusal;
    await wait(tx, deps, debit);
  });

/** A payment may have ended before it was written whose it is, and was told of to nobody: so it is looked at once more afterwards. */
const notePayment = async (deps: Deps, debit: Debit, payment: Payment): Promise<void> => {
  await setPayment(deps.database, debit.id, payment.id, takenUntil(deps.clock.now()));
  const asItIs = (await findPayment(deps.database, payment.id))!;
  await deps.database.transaction((tx) => followPayment(tx, deps, debit, asItIs));
};

/** Passes the debit to the bank, or hears what became of it: the key is made of the debit and its try, so the same try is one payment. */
const pay = async (deps: Deps, mandate: Mandate, debit: Debit): Promise<void> => {
  try {
    const payment = await startUnder(deps, { memberId: mandate.memberId, billId: debit.billId!, key: debit.key });
    await notePayment(deps, debit, payment);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await noteRefusal(deps, debit, error);
  }
};

const work = async (deps: Deps, debit: Debit): Promise<void> => {
  const mandate = await getMandate(deps.database, debit.mandateId);
  if (debit.state === 'paying') return pay(deps, mandate, debit);
  const begun = await begin(deps, debit, mandate.state === 'active' ? await owedNow(deps, mandate, debit) : null);
  if (begun) await pay(deps, mandate, begun);
};

/** Debits what was announced for this day, or an earlier one, and goes on with what somebody began. Several processes may run at once. */
export const runDebits = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: () => takeDebits(deps.database, deps.clock.now(), takenUntil(deps.clock.now())),
    ask: (debit) => work(deps, debit),
    isStopping,
  });
