import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { presentBranch } from './present-branch';
import { listBranches } from './store';

export const branchRoutes = ({ database, clock }: Deps): Handlers<'listBranches'> => ({
  listBranches: async () => ({
    branches: (await listBranches(database)).map((branch) => presentBranch(branch, clock.now())),
  }),
});
