import type { RewardReason, RewardRules, RewardTrial } from '@micro-branch/contract/rewards';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { listNewestConversions } from '../referrals/attribution';
import { payAll } from './pay-under';
import { findRewardRules } from './rule-versions';
import { checkRewardRules } from './rules';

const DAYS = 90;
const CONVERSIONS_MAX = 10_000;
const DAY_MS = 86_400_000;

/** No version has this number: what is tried was not saved. */
const UNSAVED = 0;

/**
 * A dry run for staff with the marketing role: what rules would have paid for the newest conversions they are about, by the rule that
 * pays, with nothing written. Refuses with `role-required`, and with `reward-rules-refused` what could not be saved.
 */
export const tryRules = async ({ database, clock }: Deps, memberId: Id, asked: RewardRules): Promise<RewardTrial> => {
  await requireRole(database, memberId, 'marketing');
  const rules = checkRewardRules(asked);
  const { cardClass, kind } = rules;
  const at = clock.now();
  const since = new Date(at.getTime() - DAYS * DAY_MS);
  const conversions = await listNewestConversions(database, { at, since, cardClass, kind, max: CONVERSIONS_MAX });
  const { rewards, points, refused } = await payAll(database, { version: UNSAVED, rules }, conversions);
  const replaced = await findRewardRules(database, { at, cardClass, kind });
  return {
    replaces: replaced?.version ?? null,
    since: since.toISOString(),
    conversions: conversions.length,
    rewards,
    points,
    refused: (Object.entries(refused) as [RewardReason, number][]).map(([reason, count]) => ({ reason, conversions: count })),
  };
};
