import type { RewardReason, RewardStep } from '@micro-branch/contract/rewards';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import { takeBack } from '../points/take-back';
import { lockBudget, takeFromBudget } from './budget';
import { isSharerGone } from './facts';
import { payReward } from './pay';
import { isStopped } from './rule-switch';
import { changeReward, type Reward } from './store';

const stepOf = (question: RewardStep['question'], isPassed: boolean): RewardStep => ({ question, isPassed, article: null, used: null, limit: null });

/** What was set aside, and what came back of what was given, is the budget's again. */
const returnToBudget = async (tx: Queryable, { rulesVersion }: Reward, points: number): Promise<void> => {
  if (rulesVersion !== null && points > 0) await takeFromBudget(tx, rulesVersion, -points);
};

/**
 * A reward that was paid or held stands no more. Of what was paid the sharer gives back what is left of it, and the bank bears what
 * they have spent: whether they did wrong or not, no balance falls below zero. Of what was held, all of it was only set aside.
 */
export const voidReward = async (
  tx: Queryable,
  deps: Deps,
  reward: Reward,
  { reason, question }: { reason: RewardReason; question: RewardStep['question'] },
): Promise<void> => {
  if (reward.state !== 'paid' && reward.state !== 'held') return;
  if (reward.rulesVersion !== null) await lockBudget(tx, reward.rulesVersion);
  const gift = { memberId: reward.memberId, source: 'reward' as const, reference: reward.id };
  const takenBack = reward.state === 'paid' ? await takeBack(tx, deps, gift) : reward.points;
  await changeReward(tx, { ...reward, state: 'void', reason, takenBack, steps: [...reward.steps, stepOf(question, false)] });
  await returnToBudget(tx, reward, takenBack);
};

/** A review found nothing: what was held is paid, as it was set aside, unless its rules were stopped or the sharer left meanwhile. */
export const releaseReward = async (tx: Queryable, deps: Deps, reward: Reward): Promise<void> => {
  if (reward.state !== 'held' || reward.rulesVersion === null) return;
  await lockBudget(tx, reward.rulesVersion);
  const steps = [...reward.steps, stepOf('review', true)];
  const refuse = async (reason: RewardReason, question: RewardStep['question']): Promise<void> => {
    await changeReward(tx, { ...reward, state: 'refused', reason, points: 0, steps: [...steps, stepOf(question, false)] });
    await returnToBudget(tx, reward, reward.points);
  };
  if (await isStopped(tx, reward.rulesVersion)) return refuse('rule-stopped', 'stop');
  if (await isSharerGone(tx, reward.memberId)) return refuse('sharer-gone', 'sharer');
  await changeReward(tx, { ...reward, state: 'paid', reason: null, steps, paidAt: deps.clock.now() });
  return payReward(tx, deps, reward);
};
