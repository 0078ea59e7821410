import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import type { StaffRole } from './store';

const HAS_ROLE = sql('members.has_role', 'select from staff where member_id = $1 and $2 = any (roles)');

/** Refuses with `role-required` unless the member is staff with this role. */
export const requireRole = async (db: Queryable, memberId: Id, role: StaffRole): Promise<void> => {
  if ((await db.query(HAS_ROLE, [memberId, role])).length === 0) throw new Refusal('role-required');
};
