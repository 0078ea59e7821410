import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { explainReward } from './explain-reward';
import { listMyRewards } from './my-rewards';

export const rewardRoutes = (deps: Deps): Handlers<'listMyRewards' | 'explainReward'> => ({
  listMyRewards: ({ memberId }) => listMyRewards(deps, memberId),
  explainReward: ({ memberId, params }) => explainReward(deps, memberId, params.conversionId),
});
