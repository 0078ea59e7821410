import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { explainReward } from './explain-reward';
import { listRules } from './list-rules';
import { listMyRewards } from './my-rewards';
import { saveRules } from './save-rules';
import { switchRules } from './switch-rules';
import { tryRules } from './try-rules';

type Name = 'listMyRewards' | 'explainReward' | 'listRewardRules' | 'saveRewardRules' | 'tryRewardRules' | 'switchRewardRules';

export const rewardRoutes = (deps: Deps): Handlers<Name> => ({
  listMyRewards: ({ memberId }) => listMyRewards(deps, memberId),
  explainReward: ({ memberId, params }) => explainReward(deps, memberId, params.conversionId),
  listRewardRules: ({ memberId, query }) => listRules(deps, memberId, query.cursor),
  saveRewardRules: ({ memberId, body }) => saveRules(deps, { ...body, memberId }),
  tryRewardRules: ({ memberId, body }) => tryRules(deps, memberId, body.rules),
  switchRewardRules: ({ memberId, params, body }) => switchRules(deps, { ...body, version: Number(params.version), memberId }),
});
