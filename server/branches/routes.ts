import type { BranchView } from '@micro-branch/contract/branches';
import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { findMember } from '../members/store';
import { Refusal } from '../refusal';
import { describeHours, openingAt } from './opening';
import { findBranch, findHeadOffice, listBranches, type Branch } from './store';

const present = ({ hours, ...branch }: Branch, now: Date): BranchView => ({
  ...branch,
  hours: describeHours(hours),
  ...openingAt(hours, now),
});

export const branchRoutes = ({ database, clock }: Deps): Handlers<'listBranches' | 'getMyBranch'> => ({
  listBranches: async () => {
    const branches = await listBranches(database);
    return { branches: branches.map((branch) => present(branch, clock.now())) };
  },
  getMyBranch: async ({ memberId }) => {
    const member = memberId ? await findMember(database, memberId) : undefined;
    const branch = member?.branchId ? await findBranch(database, member.branchId) : await findHeadOffice(database);
    if (!branch) throw new Refusal('branch-not-found');
    return present(branch, clock.now());
  },
});
