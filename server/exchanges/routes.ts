import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { Refusal } from '../refusal';
import { exchange } from './exchange';
import { getExchangeTerms } from './get-terms';
import { presentExchange } from './present-exchange';
import { findExchange, listExchanges } from './store';

export const exchangeRoutes = (deps: Deps): Handlers<'getExchangeTerms' | 'exchange' | 'listExchanges' | 'getExchange'> => ({
  getExchangeTerms: ({ memberId }) => getExchangeTerms(deps, memberId),
  exchange: ({ memberId, body }) => exchange(deps, memberId, body),
  listExchanges: async ({ memberId }) => ({ exchanges: (await listExchanges(deps.database, memberId)).map(presentExchange) }),
  getExchange: async ({ memberId, params }) => {
    const found = await findExchange(deps.database, params.exchangeId, memberId);
    if (!found) throw new Refusal('exchange-not-found');
    return presentExchange(found);
  },
});
