import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { apply } from './apply';
import { cancelApplication } from './cancel-application';
import { presentApplication } from './present-application';
import { listApplications } from './store';

export const applicationRoutes = (deps: Deps): Handlers<'apply' | 'cancelApplication' | 'listApplications'> => ({
  apply: ({ memberId, body }) => apply(deps, memberId, body),
  cancelApplication: ({ memberId, params }) => cancelApplication(deps, memberId, params.applicationId),
  listApplications: async ({ memberId }) => {
    const rows = await listApplications(deps.database, memberId);
    return { applications: rows.map((row) => presentApplication(deps, row)) };
  },
});
