import type { DebitView, MandateList, MandateView } from '@micro-branch/contract/mandates';
import { brand } from '@micro-branch/contract/brand';
import { presentSummary } from '../billers/present';
import { findBiller } from '../billers/store';
import { findAccountLabel } from '../bills/store';
import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { listLatest, listMandatesOf, type Debit, type Mandate } from './store';

const presentDebit = ({ debitOn, fen, state, reason, paymentId }: Debit): DebitView => ({ debitOn, amountFen: fen, state, reason, paymentId });

const isOpen = ({ state }: Debit): boolean => state === 'announced' || state === 'paying';

/** One of an account that was unbound meanwhile debits nothing more, and is shown so before a job has written it. */
const present = async (db: Queryable, mandate: Mandate, debits: readonly Debit[]): Promise<MandateView> => {
  const { id, accountId, capFen, startedAt } = mandate;
  const own = debits.filter(({ mandateId }) => mandateId === id);
  const [next, last] = [own.find(isOpen), own.find((debit) => !isOpen(debit))];
  const { masked, alias, isBound } = await findAccountLabel(db, accountId);
  return {
    id,
    accountId,
    biller: presentSummary((await findBiller(db, mandate.billerId))!),
    maskedNumber: masked,
    alias,
    capFen,
    state: isBound ? mandate.state : 'stopped',
    next: next ? presentDebit(next) : null,
    last: last ? presentDebit(last) : null,
    startedAt: startedAt.toISOString(),
  };
};

export const presentMandate = async (db: Queryable, mandate: Mandate): Promise<MandateView> => present(db, mandate, await listLatest(db, [mandate.id]));

/** The member's own, those that live first. */
export const listMandates = async (db: Queryable, memberId: Id): Promise<MandateList> => {
  const mandates = await listMandatesOf(db, memberId);
  const debits = await listLatest(db, mandates.map(({ id }) => id));
  return { mandates: await Promise.all(mandates.map((mandate) => present(db, mandate, debits))), agreementVersion: brand.debitAgreementVersion };
};
