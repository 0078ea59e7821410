import type { RewardExplanation } from '@micro-branch/contract/rewards';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { requireRole } from '../members/require-role';
import { findConversion, type Conversion } from '../referrals/conversions';
import { Refusal } from '../refusal';
import { decideReward } from './decide';
import { findCandidates, gatherFacts, isCredited, isOffered, type Credited } from './facts';
import { listRewards, type Reward } from './store';

type Decision = RewardExplanation['decisions'][number];

const NOBODY: Decision = {
  level: 1,
  state: 'refused',
  reason: 'nobody-brought-them',
  points: 0,
  takenBack: 0,
  rulesVersion: null,
  steps: [{ question: 'credited', isPassed: false, article: null, used: null, limit: null }],
  decidedAt: null,
};

const present = ({ level, state, reason, points, takenBack, rulesVersion, steps, decidedAt }: Reward): Decision => ({
  level,
  state,
  reason,
  points,
  takenBack,
  rulesVersion,
  steps,
  decidedAt: decidedAt.toISOString(),
});

/** A dry run: the same rules over the same facts, with nothing locked and nothing written. */
const decideDry = async (db: Queryable, conversion: Credited): Promise<Decision[]> => {
  const decisions: Decision[] = [];
  for (const candidate of await findCandidates(db, conversion)) {
    const facts = await gatherFacts(db, conversion, candidate, { isBinding: false });
    if (isOffered(facts)) decisions.push({ level: candidate.level, takenBack: 0, decidedAt: null, ...decideReward(facts) });
  }
  return decisions;
};

const decisionsOf = async (db: Queryable, conversion: Conversion): Promise<Decision[]> => {
  if (!isCredited(conversion)) return [NOBODY];
  const decided = await listRewards(db, conversion.id);
  return decided.length > 0 ? decided.map(present) : decideDry(db, conversion);
};

/**
 * Why a conversion was rewarded or not, or what would be decided now, for staff with the marketing role. Says nothing of who anybody
 * is. Refuses with `role-required` or `conversion-not-found`.
 */
export const explainReward = async ({ database }: Deps, memberId: Id, conversionId: Id): Promise<RewardExplanation> => {
  await requireRole(database, memberId, 'marketing');
  const conversion = await findConversion(database, conversionId);
  if (!conversion) throw new Refusal('conversion-not-found');
  const { kind, cardId, cardClass, rulesVersion: attributionVersion, convertedAt, reversedAt } = conversion;
  return {
    conversionId,
    kind,
    cardId,
    cardClass,
    convertedAt: convertedAt.toISOString(),
    reversedAt: reversedAt?.toISOString() ?? null,
    attributionVersion,
    decisions: await decisionsOf(database, conversion),
  };
};
