import type { FieldValues } from '@micro-branch/contract/billers';
import type { BillAnswer } from '../billers/biller-link';
import type { Biller } from '../billers/store';
import { accountHash, maskFields, requireFields } from '../billers/terms';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { lockMember } from '../members/store';
import { Refusal } from '../refusal';
import { dueOf } from './dues';
import { requireFamily } from './family';
import { sealFields } from './open-fields';
import { ACCOUNTS_MAX, BOUND_PER_DAY_MAX, DAY_MS, nextCheckAt, REMINDER_DAYS } from './rules';
import { countAccounts, findAccountById, findBound, findByKey, insertAccount, type BillAccount } from './store';

/** Refuses with `bill-account-not-found`, for an account of somebody else as well. */
export const getAccount = async (db: Queryable, memberId: Id, id: Id): Promise<BillAccount> => {
  const found = await findAccountById(db, id);
  if (found?.memberId !== memberId) throw new Refusal('bill-account-not-found');
  return found;
};

export interface Binding {
  memberId: Id;
  key: string;
  biller: Biller;
  fields: FieldValues;
  alias: string | null;
  familyId: Id | null;
  /** What the biller said of it, where it was asked. */
  answer?: BillAnswer | undefined;
}

/** The account of a key, or the same account bound under another. Refuses with `idempotency-conflict` when the key is of another account. */
export const findSame = async (db: Queryable, deps: Pick<Deps, 'dataKey'>, { memberId, key, biller, fields }: Binding): Promise<BillAccount | undefined> => {
  const hash = accountHash(deps, biller.id, fields);
  const known = await findByKey(db, memberId, key);
  if (known && !known.accountHash.equals(hash)) throw new Refusal('idempotency-conflict');
  return known ?? findBound(db, memberId, hash);
};

/** Refuses with `too-many-accounts`. */
export const requireRoom = async (db: Queryable, { clock }: Pick<Deps, 'clock'>, memberId: Id): Promise<void> => {
  const { bound, lately } = await countAccounts(db, memberId, new Date(clock.now().getTime() - DAY_MS));
  if (bound >= ACCOUNTS_MAX || lately >= BOUND_PER_DAY_MAX) throw new Refusal('too-many-accounts');
};

/** What of an account is written at first: how it is masked, what it owes, and when its biller is asked again, which only some can be. */
const firstOf = (deps: Deps, id: Id, { biller, fields, answer }: Binding) => {
  const now = deps.clock.now();
  const isFetched = biller.content.flow.kind === 'fetch-and-pay';
  const due = dueOf(isFetched ? answer : undefined);
  const isAnswered = answer !== undefined && answer.state !== 'away';
  return {
    masked: maskFields(biller.content, fields),
    holder: answer?.state === 'due' || answer?.state === 'none' ? answer.holder : null,
    reminderDays: isFetched ? REMINDER_DAYS : null,
    ...due,
    dueCheckedAt: isFetched && isAnswered ? now : null,
    checkAt: isFetched ? (isAnswered ? nextCheckAt(now, { id, dueOn: due.dueOn }) : now) : null,
    boundAt: now,
  };
};

/**
 * Binds an account to a member, whose accounts queue at the member; one that is bound already is given back. No network: whoever calls has
 * asked the biller, or need not. Refuses with `account-refused`, `family-not-found`, `too-many-accounts` or `idempotency-conflict`.
 */
export const addAccount = async (tx: Queryable, deps: Deps, binding: Binding): Promise<BillAccount> => {
  const { memberId, key, biller, fields, alias, familyId } = binding;
  requireFields(biller.content, fields);
  await lockMember(tx, memberId);
  const same = await findSame(tx, deps, binding);
  if (same) return same;
  if (familyId !== null) await requireFamily(tx, memberId, familyId);
  await requireRoom(tx, deps, memberId);
  const id = deps.newId();
  const known = { accountHash: accountHash(deps, biller.id, fields), fieldsSealed: sealFields(deps, id, fields) };
  await insertAccount(tx, { id, memberId, key, billerId: biller.id, ...known, alias, familyId, ...firstOf(deps, id, binding) });
  return (await findAccountById(tx, id))!;
};
