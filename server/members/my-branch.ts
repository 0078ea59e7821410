import type { BranchView } from '@micro-branch/contract/branches';
import { presentBranch } from '../branches/present-branch';
import { findBranch, findHeadOffice } from '../branches/store';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findMember } from './store';

/** The branch a member chose; the head office for everybody else. */
export const getMyBranch = async ({ database, clock }: Deps, memberId: Id | null): Promise<BranchView> => {
  const member = memberId ? await findMember(database, memberId) : undefined;
  const branch = member?.branchId ? await findBranch(database, member.branchId) : await findHeadOffice(database);
  if (!branch) throw new Refusal('branch-not-found');
  return presentBranch(branch, clock.now());
};
