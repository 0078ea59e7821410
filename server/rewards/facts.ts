import { sql, type Queryable } from '../database/database';
import { isFoundAgainst } from '../fraud/findings-against';
import { listOpenSignals } from '../fraud/signals';
import type { Id } from '../ids';
import { monthOf } from '../points/months';
import type { Conversion } from '../referrals/conversions';
import { shanghaiDay } from '../shanghai';
import { lockBudget, sumBudget } from './budget';
import type { RewardFacts } from './decide';
import { isStopped } from './rule-switch';
import { findRewardRules } from './rule-versions';
import { sumMonth, wasRewarded } from './store';

/** A conversion that is credited to somebody. */
export type Credited = Conversion & { nodeId: Id; sharerId: Id };

export const isCredited = (conversion: Conversion): conversion is Credited =>
  conversion.nodeId !== null && conversion.sharerId !== null;

export interface Candidate {
  level: number;
  sharerId: Id;
}

/** The month of a conversion in Asia/Shanghai, which the caps count. */
export const monthOfConversion = ({ convertedAt }: Conversion): string => monthOf(shanghaiDay(convertedAt));

/** Who might be rewarded: whose code it was, and who had brought them where there is somebody. */
export const findCandidates = async (db: Queryable, { nodeId, sharerId }: Credited): Promise<Candidate[]> => {
  const above = (await findAbove(db, [nodeId])).get(nodeId);
  const direct = { level: 1, sharerId };
  return above === undefined ? [direct] : [direct, { level: 2, sharerId: above }];
};

const IS_GONE = sql('rewards.is_sharer_gone', 'select from members where id = $1 and erased_at is not null');

const ABOVE = sql(
  'rewards.above',
  `select n.id as "nodeId", p.member_id as "memberId" from nodes n join nodes p on p.id = n.parent_id where n.id = any($1::bigint[])`,
);

/** Who had brought the members of these nodes, by the node; none for those who came alone. */
export const findAbove = async (db: Queryable, nodeIds: readonly Id[]): Promise<Map<Id, Id>> => {
  const rows = await db.query<{ nodeId: Id; memberId: Id }>(ABOVE, [[...new Set(nodeIds)]]);
  return new Map(rows.map(({ nodeId, memberId }) => [nodeId, memberId]));
};

/** Whether a sharer left, and what they had was erased with them. */
export const isSharerGone = async (db: Queryable, memberId: Id): Promise<boolean> => (await db.query(IS_GONE, [memberId])).length > 0;

/** Whether somebody is looking into the opener, or into one of those who might be rewarded for what they did. */
export const isUnderReview = async (db: Queryable, openerId: Id, sharers: readonly Id[]): Promise<boolean> => {
  for (const sharerId of new Set(sharers)) {
    if ((await listOpenSignals(db, { sharerId, openerId })).length > 0) return true;
  }
  return false;
};

/**
 * What a decision is made of, as it is now. Where it is to be binding, the people are locked and the budget is locked here, last, so
 * that nobody waits long for it.
 */
export const gatherFacts = async (
  db: Queryable,
  conversion: Credited,
  { level, sharerId }: Candidate,
  { isBinding }: { isBinding: boolean },
): Promise<RewardFacts> => {
  const { kind, cardClass, memberId: openerId, convertedAt, reversedAt } = conversion;
  const inForce = await findRewardRules(db, { at: convertedAt, cardClass, kind });
  const usedThisMonth = await sumMonth(db, sharerId, monthOfConversion(conversion));
  const sharers = [conversion.sharerId, sharerId];
  const looked = {
    isUnderReview: await isUnderReview(db, openerId, sharers),
    isFoundAgainst: await isFoundAgainst(db, { openerId, sharers, at: convertedAt }),
  };
  if (isBinding && inForce) await lockBudget(db, inForce.version);
  return {
    kind,
    cardClass,
    openerId,
    level,
    sharerId,
    isSharerGone: await isSharerGone(db, sharerId),
    inForce,
    wasRewarded: await wasRewarded(db, conversion, level),
    isReversed: reversedAt !== null,
    isStopped: inForce !== null && (await isStopped(db, inForce.version)),
    usedThisMonth,
    usedOfBudget: inForce ? await sumBudget(db, inForce.version) : 0,
    ...looked,
  };
};

/** A level that the rules in force do not know is not decided at all: there is nobody to say no to. */
export const isOffered = ({ inForce, level }: RewardFacts): boolean => level === 1 || level <= (inForce?.rules.levels.length ?? 0);
