import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';
import { Refusal } from '../refusal';

const soon = async (): Promise<never> => {
  throw new Refusal('busy');
};

export const exchangeRoutes = (_deps: Deps): Handlers<'getExchangeTerms' | 'exchange' | 'listExchanges' | 'getExchange'> => ({
  getExchangeTerms: soon,
  exchange: soon,
  listExchanges: soon,
  getExchange: soon,
});
