import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findBranch, type Branch } from './store';

/** Refuses with `branch-not-found`. */
export const getBranch = async (db: Queryable, id: Id): Promise<Branch> => {
  const branch = await findBranch(db, id);
  if (!branch) throw new Refusal('branch-not-found');
  return branch;
};
