import type { BillAccountView, BindAccountBody } from '@micro-branch/contract/bills';
import type { BillAnswer } from '../billers/biller-link';
import { linkTo } from '../billers/links';
import { getOffered } from '../billers/store';
import { requireFields } from '../billers/terms';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireConsent } from '../members/me';
import { addAccount, findSame, requireRoom, type Binding } from './accounts';
import { requireFamily } from './family';
import { presentAccounts } from './present-account';
import { countQuestion, requireKnown } from './questions';
import type { BillAccount } from './store';

/**
 * Billers that know their accounts are asked; the others take what they are told. Refuses with `too-many-requests`, `biller-unavailable` or
 * `account-refused`.
 */
const ask = async (deps: Deps, { memberId, biller, fields }: Binding): Promise<BillAnswer | undefined> => {
  const { kind } = biller.content.flow;
  if (kind === 'direct' || kind === 'top-up') return undefined;
  await countQuestion(deps, memberId);
  return requireKnown(await linkTo(deps, biller).findBill(fields));
};

/** Before the outside is asked, everything that can be said without it; what changes meanwhile is looked at again behind the member's lock. */
const findOrPrepare = async (deps: Deps, binding: Binding): Promise<BillAccount | undefined> => {
  const { database } = deps;
  await requireConsent(database, binding.memberId);
  requireFields(binding.biller.content, binding.fields);
  const same = await findSame(database, deps, binding);
  if (same) return same;
  if (binding.familyId !== null) await requireFamily(database, binding.memberId, binding.familyId);
  await requireRoom(database, deps, binding.memberId);
  return undefined;
};

const bind = async (deps: Deps, binding: Binding): Promise<BillAccount> => {
  const same = await findOrPrepare(deps, binding);
  if (same) return same;
  const answer = await ask(deps, binding);
  return deps.database.transaction(async (tx) => {
    await requireConsent(tx, binding.memberId);
    return addAccount(tx, deps, { ...binding, answer });
  });
};

/**
 * Binds an account to the member. The same key again answers the first result, and an account that is bound already is given back as it is.
 * Refuses with `consent-required`, `biller-not-found`, `biller-unavailable`, `account-refused`, `family-not-found`, `too-many-accounts` or
 * `idempotency-conflict`.
 */
export const bindAccount = async (deps: Deps, memberId: Id, { key, billerId, fields, alias, familyId }: BindAccountBody): Promise<BillAccountView> => {
  const biller = await getOffered(deps.database, billerId);
  const account = await bind(deps, { memberId, key, biller, fields, alias, familyId });
  return (await presentAccounts(deps.database, memberId, [account]))[0]!;
};
