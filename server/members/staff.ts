import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import type { StaffRole } from './store';

export interface StaffMember {
  branchId: Id;
  roles: StaffRole[];
}

const FIND = sql('members.find_staff', 'select branch_id as "branchId", roles from staff where member_id = $1');

/** The post of a member. Refuses with `role-required` whoever has none. */
export const getStaff = async (db: Queryable, memberId: Id): Promise<StaffMember> => {
  const [staff] = await db.query<StaffMember>(FIND, [memberId]);
  if (!staff) throw new Refusal('role-required');
  return staff;
};
