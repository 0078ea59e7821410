import { isDeepStrictEqual } from 'node:util';
import type { RewardVersionView, SaveRewardRulesBody } from '@micro-branch/contract/rewards';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { Refusal } from '../refusal';
import { getVersion, presentVersion } from './present-version';
import { addVersion, findVersionByKey, lockVersions, type SavedVersion } from './rule-versions';

const DAY_MS = 86_400_000;
const AHEAD_DAYS_MAX = 366;

type Asked = SaveRewardRulesBody & { memberId: Id };

/** Without an instant it was to be in force at once, and is since it was saved. */
const isSame = ({ rules, effectiveAt, savedAt, savedBy }: SavedVersion, asked: Asked): boolean => {
  const sinceMs = asked.effectiveAt === undefined ? savedAt.getTime() : Date.parse(asked.effectiveAt);
  return savedBy === asked.memberId && effectiveAt.getTime() === sinceMs && isDeepStrictEqual(rules, asked.rules);
};

/** Never before now: what was done by then was done under other rules. Refuses with `reward-rules-refused`. */
const effectiveFrom = (now: Date, asked: string | undefined): Date => {
  if (asked === undefined) return now;
  const from = new Date(asked);
  if (from >= now && from.getTime() <= now.getTime() + AHEAD_DAYS_MAX * DAY_MS) return from;
  throw new Refusal('reward-rules-refused', `effectiveAt is before now, or more than ${AHEAD_DAYS_MAX} days ahead`);
};

/**
 * Saves a version of the rules, once, for staff with the marketing role. The same key answers the first version as it stands now;
 * with other terms it refuses with `idempotency-conflict`. Refuses with `role-required`, or with `reward-rules-refused` naming the field, the
 * words or the article.
 */
export const saveRules = ({ database, clock }: Pick<Deps, 'database' | 'clock'>, asked: Asked): Promise<RewardVersionView> =>
  database.transaction(async (tx) => {
    const { memberId, key, rules } = asked;
    await requireRole(tx, memberId, 'marketing');
    await lockVersions(tx);
    const now = clock.now();
    const earlier = await findVersionByKey(tx, now, key);
    if (earlier && isSame(earlier, asked)) return presentVersion(earlier);
    if (earlier) throw new Refusal('idempotency-conflict');
    const effectiveAt = effectiveFrom(now, asked.effectiveAt);
    return getVersion(tx, now, await addVersion(tx, { rules, effectiveAt, savedAt: now, savedBy: { memberId, key } }));
  });
