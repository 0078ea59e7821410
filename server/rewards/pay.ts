import { points } from '@micro-branch/contract/units';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { give } from '../points/give';
import { getRules } from '../points/rule-versions';
import type { Reward } from './store';

/** Gives a reward's points as a lot of their own, under the rules of points now in force. */
export const payReward = async (tx: Queryable, deps: Deps, reward: Pick<Reward, 'id' | 'memberId' | 'points'>): Promise<void> => {
  const inForce = await getRules(tx, deps.clock.now());
  const { id: reference, memberId, points: given } = reward;
  const steps = [{ rule: 'reward' as const, input: null, limit: null, points: given }];
  await give(tx, deps, { memberId, source: 'reward', reference, points: points(given), steps }, inForce);
};
