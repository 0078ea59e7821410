import { brand } from '@micro-branch/contract/brand';
import type { RequestBody } from '@micro-branch/contract/api';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { addConsent, findLastConsent, lockMember } from './store';

/** Adds a decision to the consent ledger. Saying the same again adds nothing; only the notice in force can be decided on. */
export const recordConsent = async (deps: Deps, memberId: Id, said: RequestBody<'recordConsent'>): Promise<void> => {
  if (said.version !== brand.privacyVersion) throw new Refusal('invalid-input', 'version is not the notice in force');
  await deps.database.transaction(async (tx) => {
    await lockMember(tx, memberId);
    const last = await findLastConsent(tx, memberId);
    if (last?.version === said.version && last.decision === said.decision) return;
    await addConsent(tx, { id: deps.newId(), memberId, decidedAt: deps.clock.now(), ...said });
  });
};
