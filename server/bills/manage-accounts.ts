import type { BillAccountList, BillAccountView, UpdateAccountBody } from '@micro-branch/contract/bills';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { getAccount } from './accounts';
import { requireFamily } from './family';
import { presentAccounts } from './present-account';
import { listAccounts, unbind, updateAccount } from './store';

export const listBillAccounts = async ({ database }: Deps, memberId: Id): Promise<BillAccountList> => ({
  accounts: await presentAccounts(database, memberId, await listAccounts(database, memberId)),
});

/** Refuses with `bill-account-not-found` or `family-not-found`. */
export const updateBillAccount = (deps: Deps, memberId: Id, accountId: Id, wishes: UpdateAccountBody): Promise<BillAccountView> =>
  deps.database.transaction(async (tx) => {
    await getAccount(tx, memberId, accountId);
    if (wishes.familyId !== null) await requireFamily(tx, memberId, wishes.familyId);
    if (!(await updateAccount(tx, memberId, accountId, wishes))) throw new Refusal('bill-account-not-found');
    return (await presentAccounts(tx, memberId, [await getAccount(tx, memberId, accountId)]))[0]!;
  });

/**
 * Forgets an account. Its payments stay, and one under way goes on: it has what it needs. A mandate for it debits nothing any more. Refuses with
 * `bill-account-not-found`.
 */
export const unbindAccount = async ({ database, clock }: Deps, memberId: Id, accountId: Id): Promise<void> => {
  if (!(await unbind(database, memberId, accountId, clock.now()))) throw new Refusal('bill-account-not-found');
};
