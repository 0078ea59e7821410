import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { CardAction, CardClass } from '@micro-branch/contract/cards';
import { PointsAmount } from '@micro-branch/contract/points';
import { Body } from '@micro-branch/contract/shapes';
import { Refusal } from '../refusal';
import { articleAgainst, DEPTH_ARTICLE, LEVELS_MAX } from './law';
import { coaxingIn } from './share-lint';

/** One version of the rules: one offer. Versions are added, never changed; every reward names the one it was decided by. */
export const RewardRules = Body({
  cardClass: CardClass,
  kind: CardAction,
  /** Points for whose code it was, and for who had brought them: the second needs what counsel wrote about it. */
  levels: Type.Array(PointsAmount, { minItems: 1 }),
  counselReference: Type.Optional(Type.String({ minLength: 4, maxLength: 80 })),
  /** The most that one member gets for conversions of one month of Asia/Shanghai, under all rules together. */
  perMonthMax: PointsAmount,
  /** The most that this version gives in all. */
  budget: PointsAmount,
  /** What members read of it. */
  text: Type.String({ minLength: 1, maxLength: 80 }),
});
export type RewardRules = Static<typeof RewardRules>;

export interface RewardVersion {
  version: number;
  rules: RewardRules;
}

const refuse = (message: string): never => {
  throw new Refusal('reward-rules-refused', message);
};

/** Rules as they may be saved. Refuses with `reward-rules-refused`, naming the field, the words or the article. */
export const checkRewardRules = (content: unknown): RewardRules => {
  const [first] = Value.Errors(RewardRules, content);
  if (first) return refuse(`${first.path} ${first.message}`);
  const rules = content as RewardRules;
  const { levels, counselReference } = rules;
  const article = articleAgainst(rules.cardClass);
  if (article !== null) refuse(`cards of class ${rules.cardClass} may not be rewarded: ${article}`);
  if (levels.length > LEVELS_MAX) refuse(`${levels.length} levels are more than ${LEVELS_MAX}: ${DEPTH_ARTICLE}`);
  if (levels.length > 1 && counselReference === undefined) refuse(`a second level needs a counsel reference: ${DEPTH_ARTICLE}`);
  const dearest = Math.max(...levels);
  if (dearest > rules.perMonthMax) refuse('one reward is more than a member may get in a month');
  if (dearest > rules.budget) refuse('one reward is more than the budget');
  const coaxing = coaxingIn(rules.text);
  if (coaxing !== null) refuse(`the text pays for sharing or forces it: ${coaxing}`);
  return rules;
};
