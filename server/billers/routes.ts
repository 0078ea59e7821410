import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { listCategories, listRegions, searchBillers } from './catalogue';
import { presentBiller } from './present';
import { getOffered } from './store';

export const billerRoutes = (deps: Deps): Handlers<'listCategories' | 'listRegions' | 'searchBillers' | 'getBiller'> => ({
  listCategories: ({ query }) => listCategories(deps, query.region),
  listRegions: () => listRegions(deps),
  searchBillers: ({ query }) => searchBillers(deps, query),
  getBiller: async ({ params }) => presentBiller(await getOffered(deps.database, params.billerId), deps.clock.now()),
});
