import type { RewardVersionView } from '@micro-branch/contract/rewards';
import type { Queryable } from '../database/database';
import { Refusal } from '../refusal';
import { findSavedVersion, type SavedVersion } from './rule-versions';

export const presentVersion = ({ effectiveAt, savedAt, switched, ...version }: SavedVersion): RewardVersionView => ({
  ...version,
  effectiveAt: effectiveAt.toISOString(),
  savedAt: savedAt.toISOString(),
  switched: switched && { ...switched, switchedAt: switched.switchedAt.toISOString() },
});

/** A version as it stands at an instant. Refuses with `reward-rules-not-found`. */
export const getVersion = async (db: Queryable, at: Date, version: number): Promise<RewardVersionView> => {
  const found = await findSavedVersion(db, at, version);
  if (!found) throw new Refusal('reward-rules-not-found');
  return presentVersion(found);
};
