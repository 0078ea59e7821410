import type { Deps } from '../deps';
import type { Id } from '../ids';
import { saveBranch, type Branch } from './store';

/** Opens a branch, or brings the branch of that name up to date. `position` orders the list. */
export const openBranch = (deps: Deps, branch: Omit<Branch, 'id'> & { position: number }): Promise<Id> =>
  saveBranch(deps.database, { ...branch, id: deps.newId() });
