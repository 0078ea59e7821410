import type { CardAction, CardClass } from '@micro-branch/contract/cards';
import type { RewardReason, RewardState, RewardStep } from '@micro-branch/contract/rewards';
import type { Id } from '../ids';
import { articleAgainst } from './law';
import type { RewardVersion } from './rules';

/** Everything a decision is made of. */
export interface RewardFacts {
  kind: CardAction;
  cardClass: CardClass;
  openerId: Id;
  /** 1 is whose code it was, 2 who had brought them. */
  level: number;
  sharerId: Id;
  /** The sharer left the branch: nobody is there to be given anything. */
  isSharerGone: boolean;
  /** The rules in force when it was done; null when there are none for it. */
  inForce: RewardVersion | null;
  /** The same opener was rewarded for before, for the same kind and class: applying again and again is worth nothing. */
  wasRewarded: boolean;
  isReversed: boolean;
  isStopped: boolean;
  /** Points the sharer has got or is to get for conversions of the same month. */
  usedThisMonth: number;
  /** Points of the budget that are given or set aside. */
  usedOfBudget: number;
  /** Somebody is looking into the sharer or the opener. */
  isUnderReview: boolean;
  /** Somebody has looked, and what they found is against it. */
  isFoundAgainst: boolean;
}

export interface RewardDecision {
  state: Extract<RewardState, 'paid' | 'held' | 'refused'>;
  reason: RewardReason | null;
  points: number;
  rulesVersion: number | null;
  steps: RewardStep[];
}

interface Answered {
  step: RewardStep;
  /** Why it does not pass; null when it does. */
  reason: RewardReason | null;
}

const ask = (question: RewardStep['question'], reason: RewardReason | null, more: Partial<RewardStep> = {}): Answered => ({
  step: { question, isPassed: reason === null, article: null, used: null, limit: null, ...more },
  reason,
});

const within = (question: 'cap' | 'budget', { used, limit, points }: Record<'used' | 'limit' | 'points', number>): Answered =>
  ask(question, used + points <= limit ? null : `over-${question}`, { used, limit });

const pointsOf = ({ inForce, level, kind, cardClass }: RewardFacts): number =>
  inForce?.rules.kind === kind && inForce.rules.cardClass === cardClass ? (inForce.rules.levels[level - 1] ?? 0) : 0;

const afterReview = ({ isFoundAgainst, isUnderReview }: RewardFacts): RewardReason | null => {
  if (isFoundAgainst) return 'fraud-found';
  return isUnderReview ? 'fraud-review' : null;
};

/** What the law says stands before the rules, so rules that should never have been saved pay nothing either. */
const questions = (facts: RewardFacts, points: number): Answered[] => {
  const article = articleAgainst(facts.cardClass);
  const answers = [ask('law', article === null ? null : 'forbidden-by-law', { article }), ask('rule', points > 0 ? null : 'no-rule')];
  if (!facts.inForce) return answers;
  const { perMonthMax, budget } = facts.inForce.rules;
  return [
    ...answers,
    ask('sharer', facts.isSharerGone ? 'sharer-gone' : null),
    ask('self', facts.sharerId === facts.openerId ? 'self-referral' : null),
    ask('first', facts.wasRewarded ? 'already-rewarded' : null),
    ask('standing', facts.isReversed ? 'conversion-reversed' : null),
    ask('stop', facts.isStopped ? 'rule-stopped' : null),
    within('cap', { used: facts.usedThisMonth, limit: perMonthMax, points }),
    within('budget', { used: facts.usedOfBudget, limit: budget, points }),
    ask('review', afterReview(facts)),
  ];
};

/**
 * Whether a sharer is rewarded for what somebody did who came by their code, with every question that was asked. A reward is paid
 * whole or not at all. One that only a review stands against is held, with its points set aside.
 */
export const decideReward = (facts: RewardFacts): RewardDecision => {
  const points = pointsOf(facts);
  const asked = questions(facts, points);
  const failedAt = asked.findIndex(({ reason }) => reason !== null);
  const reason = asked[failedAt]?.reason ?? null;
  const steps = (failedAt < 0 ? asked : asked.slice(0, failedAt + 1)).map(({ step }) => step);
  const told = { reason, rulesVersion: facts.inForce?.version ?? null, steps };
  if (reason === null) return { state: 'paid', points, ...told };
  return reason === 'fraud-review' ? { state: 'held', points, ...told } : { state: 'refused', points: 0, ...told };
};
