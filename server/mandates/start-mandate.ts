import { brand } from '@micro-branch/contract/brand';
import type { MandateView, StartMandateBody } from '@micro-branch/contract/mandates';
import { findBiller } from '../billers/store';
import { getAccount } from '../bills/accounts';
import { markMandate } from '../bills/store';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { lockMember } from '../members/store';
import { Refusal } from '../refusal';
import { presentMandate } from './present-mandate';
import { addMandate, findMandateByKey, type Mandate } from './store';

/** The mandate of a key, on these terms. Refuses with `idempotency-conflict` when it was started on others. */
const findStarted = async (tx: Queryable, memberId: Id, { key, accountId, capFen }: StartMandateBody): Promise<Mandate | undefined> => {
  const known = await findMandateByKey(tx, memberId, key);
  if (known && (known.accountId !== accountId || known.capFen !== capFen)) throw new Refusal('idempotency-conflict');
  return known;
};

const start = async (tx: Queryable, deps: Deps, memberId: Id, said: StartMandateBody): Promise<Mandate> => {
  const { key, capFen, agreementVersion } = said;
  if (agreementVersion !== brand.debitAgreementVersion) throw new Refusal('agreement-changed');
  const { id: accountId, billerId } = await getAccount(tx, memberId, said.accountId);
  const biller = await findBiller(tx, billerId);
  if (biller?.content.flow.kind !== 'fetch-and-pay') throw new Refusal('mandate-refused');
  const made = await addMandate(tx, { id: deps.newId(), memberId, key, accountId, billerId, capFen, agreementVersion, startedAt: deps.clock.now() });
  if (!made) throw new Refusal('mandate-refused');
  await markMandate(tx, accountId, true);
  return made;
};

/**
 * Lets bills of an account be debited up to a cap; the first is looked for at once. Mandates of a member queue at the member; the same key
 * again answers the first. Refuses with `bill-account-not-found`, `mandate-refused`, `agreement-changed` or `idempotency-conflict`.
 */
export const startMandate = (deps: Deps, memberId: Id, said: StartMandateBody): Promise<MandateView> =>
  deps.database.transaction(async (tx) => {
    await lockMember(tx, memberId);
    const mandate = (await findStarted(tx, memberId, said)) ?? (await start(tx, deps, memberId, said));
    return presentMandate(tx, mandate);
  });
