import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { hasRole, type StaffRole } from './store';

/** Refuses with `role-required` unless the member is staff with this role. */
export const requireRole = async (db: Queryable, memberId: Id, role: StaffRole): Promise<void> => {
  if (!(await hasRole(db, memberId, role))) throw new Refusal('role-required');
};
