import type { Queryable } from '../database/database';
import type { Id } from '../ids';
import { presentFull, presentMasked, type PersonName } from '../masking';
import { getStaff } from '../members/staff';

/** A member of staff who looks at the chain. */
export interface Viewer {
  branchId: Id;
  /** The marketing role sees every branch; everybody else their own. */
  seesAll: boolean;
}

/** Somebody in the chain, with the branch they chose and the one they work in. */
export interface ChainPerson extends PersonName {
  branchId: Id | null;
  staffBranchId: Id | null;
}

/** Refuses with `role-required` whoever is not staff. */
export const getViewer = async (db: Queryable, memberId: Id): Promise<Viewer> => {
  const { branchId, roles } = await getStaff(db, memberId);
  return { branchId, seesAll: roles.includes('marketing') };
};

/** Whether somebody belongs to the viewer's branch, as its customer or its staff. */
export const isOfBranch = ({ branchId }: Viewer, person: ChainPerson): boolean =>
  person.branchId === branchId || person.staffBranchId === branchId;

/** A name for the viewer's own branch, a masked one for the others. */
export const presentFor = (viewer: Viewer, person: ChainPerson): { name: string; isMasked: boolean } =>
  viewer.seesAll || isOfBranch(viewer, person)
    ? { name: presentFull(person), isMasked: false }
    : { name: presentMasked(person), isMasked: true };
