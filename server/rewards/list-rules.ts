import type { RewardVersionPage } from '@micro-branch/contract/rewards';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { presentVersion } from './present-version';
import { listSavedVersions } from './rule-versions';

const PAGE = 30;

/** Every version of the rules, the newest first, for staff with the marketing role. Refuses with `role-required`. */
export const listRules = async ({ database, clock }: Deps, memberId: Id, cursor: string | undefined): Promise<RewardVersionPage> => {
  await requireRole(database, memberId, 'marketing');
  const found = await listSavedVersions(database, { at: clock.now(), below: cursor === undefined ? null : Number(cursor), max: PAGE + 1 });
  const versions = found.slice(0, PAGE).map(presentVersion);
  return { versions, nextCursor: found.length > PAGE ? String(versions.at(-1)!.version) : null };
};
