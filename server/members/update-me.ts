import type { RequestBody } from '@micro-branch/contract/api';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireConsent } from './me';
import { updateMember } from './store';

/**
 * Changes the member's branch, or their name: a name is personal information and wants consent first. Refuses
 * with `consent-required` or `branch-not-found`.
 */
export const updateMe = async ({ database }: Deps, memberId: Id, change: RequestBody<'updateMe'>): Promise<void> => {
  if (change.name !== undefined) await requireConsent(database, memberId);
  await updateMember(database, memberId, { name: change.name ?? null, branchId: change.branchId ?? null });
};
