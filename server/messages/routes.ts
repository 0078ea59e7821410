import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { listTemplates } from './list-templates';
import { addGrants } from './store';

export const messageRoutes = (deps: Deps): Handlers<'listMessageTemplates' | 'recordGrants'> => ({
  listMessageTemplates: ({ memberId }) => listTemplates(deps, memberId),
  recordGrants: async ({ memberId, body }) => {
    await addGrants(deps.database, memberId, body.accepted);
    return null;
  },
});
