import type { RewardReason } from '@micro-branch/contract/rewards';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { listConversions } from '../referrals/attribution';
import type { Conversion } from '../referrals/conversions';
import { decideReward, type RewardFacts } from './decide';
import { findAbove, isCredited, monthOfConversion, type Credited } from './facts';
import { findRewardVersion } from './rule-versions';
import type { RewardVersion } from './rules';

interface Paid {
  rewards: number;
  points: number;
  /** How many conversions would not have been paid for at the first level, by the reason. */
  refused: Partial<Record<RewardReason, number>>;
}

/** What a version of the rules would have paid, had it been in force from the beginning. */
export interface Paying extends Paid {
  version: number;
  /** What all versions together did pay, less what was taken back. */
  paidPoints: number;
}

const PAID = sql('rewards.paid_points', `select coalesce(sum(points - taken_back), 0) as points from rewards where state <> 'held'`);

const sumPaid = async (db: Queryable): Promise<number> => Number((await db.query<{ points: string }>(PAID))[0]!.points);

/** Decides one conversion after the other, keeping what it would have paid so far. */
const createPayer = (inForce: RewardVersion) => {
  const usedBy = new Map<string, number>();
  const rewarded = new Set<string>();
  const paid: Paid = { rewards: 0, points: 0, refused: {} };
  const pay = (conversion: Credited, level: number, sharerId: Id): void => {
    const { kind, cardClass, memberId: openerId, reversedAt } = conversion;
    const monthly = `${sharerId} ${monthOfConversion(conversion)}`;
    const used = { usedThisMonth: usedBy.get(monthly) ?? 0, usedOfBudget: paid.points };
    const deed = `${openerId} ${level}`;
    const about = { kind, cardClass, openerId, level, sharerId, inForce, wasRewarded: rewarded.has(deed) };
    const untold = { isSharerGone: false, isStopped: false, isUnderReview: false, isFoundAgainst: false };
    const facts: RewardFacts = { ...about, ...used, ...untold, isReversed: reversedAt !== null };
    const { reason, points } = decideReward(facts);
    if (reason === null) {
      usedBy.set(monthly, used.usedThisMonth + points);
      rewarded.add(deed);
      paid.points += points;
      paid.rewards += 1;
    } else if (level === 1) paid.refused[reason] = (paid.refused[reason] ?? 0) + 1;
  };
  return { pay, paid };
};

/** What rules would have paid for these conversions, which stand in the order in which they happened. */
export const payAll = async (db: Queryable, inForce: RewardVersion, conversions: readonly Conversion[]): Promise<Paid> => {
  const credited = conversions.filter(isCredited);
  const above = inForce.rules.levels.length > 1 ? await findAbove(db, credited.map(({ nodeId }) => nodeId)) : new Map<Id, Id>();
  const { pay, paid } = createPayer(inForce);
  for (const conversion of credited) {
    pay(conversion, 1, conversion.sharerId);
    const next = above.get(conversion.nodeId);
    if (next !== undefined) pay(conversion, 2, next);
  }
  return paid;
};

/**
 * What another version of the rules would have paid for every conversion up to an instant, from the log, in the order in which they
 * happened, by the same rule that pays. Reviews, the switch and who has left since are no part of it. Null when there never was such a version.
 */
export const payUnder = async (db: Queryable, version: number, at: Date): Promise<Paying | null> => {
  const inForce = await findRewardVersion(db, version);
  if (!inForce) return null;
  return { version, ...(await payAll(db, inForce, await listConversions(db, { at }))), paidPoints: await sumPaid(db) };
};
