import type { BillAccountView, FamilyMember } from '@micro-branch/contract/bills';
import { presentSummary } from '../billers/present';
import { findBiller, type Biller } from '../billers/store';
import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { listFamily } from './family';
import { findLastPaid, type LastPaid } from './history';
import type { BillAccount } from './store';

interface Beside {
  biller: Biller;
  family: FamilyMember | null;
  lastPaid: LastPaid | undefined;
}

const presentAccount = (account: BillAccount, { biller, family, lastPaid }: Beside): BillAccountView => ({
  id: account.id,
  biller: presentSummary(biller),
  maskedNumber: account.masked,
  holder: account.holder,
  alias: account.alias,
  family,
  due: {
    state: account.dueState,
    amountFen: account.dueFen,
    dueOn: account.dueState === 'due' ? account.dueOn : null,
    checkedAt: account.dueCheckedAt?.toISOString() ?? null,
  },
  reminderDays: account.reminderDays,
  monthlyLimitFen: account.monthlyLimitFen,
  lastPaid: lastPaid ? { amountFen: lastPaid.amountFen, paidAt: lastPaid.paidAt.toISOString() } : null,
  hasMandate: account.hasMandate,
  boundAt: account.boundAt.toISOString(),
});

/** Accounts of a member as their own page shows them. An account names a biller, so it is there. */
export const presentAccounts = async (db: Queryable, memberId: Id, accounts: readonly BillAccount[]): Promise<BillAccountView[]> => {
  const billers = new Map<Id, Biller>();
  for (const id of new Set(accounts.map(({ billerId }) => billerId))) billers.set(id, (await findBiller(db, id))!);
  const family = new Map((await listFamily(db, memberId)).family.map((one) => [one.id, one]));
  const lastPaid = await findLastPaid(db, accounts.map(({ id }) => id));
  return accounts.map((account) =>
    presentAccount(account, {
      biller: billers.get(account.billerId)!,
      family: (account.familyId !== null && family.get(account.familyId)) || null,
      lastPaid: lastPaid.get(account.id),
    }),
  );
};
