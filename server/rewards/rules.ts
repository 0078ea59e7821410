import { Value } from '@sinclair/typebox/value';
import { RewardRules } from '@micro-branch/contract/rewards';
import { Refusal } from '../refusal';
import { articleAgainst, DEPTH_ARTICLE, LEVELS_MAX } from './law';
import { coaxingIn } from './share-lint';

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
