import type { Deps } from '../../deps';
import { saveHouseRules } from '../../rewards/rule-versions';
import { sql } from '../database';
import { rewardRules } from './reward-rules';

const HAS_RULES = sql('seed.has_reward_rules', 'select from reward_rules limit 1');

/** The first version of the rules of rewards, where there is none yet. */
export const seedRewardRules = async (deps: Deps): Promise<void> => {
  if ((await deps.database.query(HAS_RULES)).length === 0) await saveHouseRules(deps, rewardRules, deps.clock.now());
};
