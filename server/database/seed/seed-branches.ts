import { openBranch } from '../../branches/open-branch';
import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { cityBranches, headOffice } from './branches';

export type BranchIds = ReadonlyMap<string, Id>;

/** Opens every branch and gives their ids by name. */
export const seedBranches = async (deps: Deps): Promise<BranchIds> => {
  const ids = new Map<string, Id>();
  ids.set(headOffice.name, await openBranch(deps, { kind: 'head-office', position: 0, ...headOffice }));
  for (const [index, branch] of cityBranches.entries()) {
    ids.set(branch.name, await openBranch(deps, { kind: 'branch', position: index + 1, ...branch }));
  }
  return ids;
};
