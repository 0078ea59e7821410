import type { Deps } from '../deps';
import { saveStaff, type StaffPost } from './store';

/** Gives a member a post in a branch, or changes it. Staff are members with a role. */
export const appointStaff = (deps: Deps, post: StaffPost): Promise<void> => saveStaff(deps.database, post);
