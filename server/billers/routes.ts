import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';

export const billerRoutes = (_deps: Deps): Handlers<'listCategories' | 'listRegions' | 'searchBillers' | 'getBiller'> => ({}) as Handlers<'listCategories' | 'listRegions' | 'searchBillers' | 'getBiller'>;
