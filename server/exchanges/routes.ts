import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { exchange } from './exchange';
import { getExchangeTerms } from './get-terms';
import { getExchange, listMyExchanges } from './my-exchanges';

export const exchangeRoutes = (deps: Deps): Handlers<'getExchangeTerms' | 'exchange' | 'listExchanges' | 'getExchange'> => ({
  getExchangeTerms: ({ memberId }) => getExchangeTerms(deps, memberId),
  exchange: ({ memberId, body }) => exchange(deps, memberId, body),
  listExchanges: ({ memberId }) => listMyExchanges(deps, memberId),
  getExchange: ({ memberId, params }) => getExchange(deps, memberId, params.exchangeId),
});
