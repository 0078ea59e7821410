import type { EarningSource, EarningStep } from '@micro-branch/contract/points';
import type { Points } from '@micro-branch/contract/units';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { transferId } from '../ledger/transfer-id';
import { shanghaiDay } from '../shanghai';
import { expiryDay } from './expiry-day';
import type { RulesVersion } from './rules';

export interface Gift {
  memberId: Id;
  source: EarningSource;
  /** What was done to earn them, in the room where it was done: the same source and reference are given once. */
  reference: string;
  points: Points;
  steps: readonly EarningStep[];
  /** The Shanghai day it was earned on, from which it expires; today unless it is told. */
  earnedOn?: string;
}

/** The transfer by which a gift is given. */
export const earningId = ({ memberId, source, reference }: Pick<Gift, 'memberId' | 'source' | 'reference'>): string =>
  transferId('earn', memberId, source, reference);

const OPEN = sql('points.open', 'select points_open($1, $2, $3)');
const EARN = sql('points.earn', 'select points_earn($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)');

/** Makes the member's two accounts where they are not there yet. Every first touch of points passes here. */
export const openPoints = async (tx: Queryable, { newId }: Pick<Deps, 'newId'>, memberId: Id): Promise<void> => {
  await tx.query(OPEN, [memberId, newId(), newId()]);
};

/**
 * Gives points as a lot of their own, under a version of the rules. Given twice, it is given once; with another number of
 * points it refuses with `idempotency-conflict`.
 */
export const give = async (tx: Queryable, deps: Pick<Deps, 'clock' | 'newId'>, gift: Gift, { version, rules }: RulesVersion): Promise<void> => {
  const { memberId, source, reference, points, steps } = gift;
  const now = deps.clock.now();
  const earnedOn = gift.earnedOn ?? shanghaiDay(now);
  await openPoints(tx, deps, memberId);
  const lot = [deps.newId(), memberId, points, source, reference, version, JSON.stringify(steps)];
  await tx.query(EARN, [earningId(gift), ...lot, expiryDay(rules, earnedOn), earnedOn, now]);
};
