import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { decideReview } from './decide-review';
import { listSignals } from './list-signals';

export const fraudRoutes = (deps: Deps): Handlers<'listSignals' | 'decideReview'> => ({
  listSignals: ({ memberId, query }) => listSignals(deps, memberId, query),
  decideReview: ({ memberId, params, body }) => decideReview(deps, { ...body, ...params, reviewerId: memberId }),
});
