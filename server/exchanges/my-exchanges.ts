import type { ExchangeList, ExchangeView } from '@micro-branch/contract/exchanges';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { findExchange, listExchanges, type Exchange } from './store';

export const presentExchange = ({ id, direction, state, given, received, startedAt, endedAt }: Exchange): ExchangeView => ({
  id,
  direction,
  state,
  given,
  received,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

/** The member's latest exchanges, newest first. */
export const listMyExchanges = async ({ database }: Deps, memberId: Id): Promise<ExchangeList> => ({
  exchanges: (await listExchanges(database, memberId)).map(presentExchange),
});

/** Refuses with `exchange-not-found`, for an exchange of somebody else as well. */
export const getExchange = async ({ database }: Deps, memberId: Id, exchangeId: Id): Promise<ExchangeView> => {
  const found = await findExchange(database, exchangeId, memberId);
  if (!found) throw new Refusal('exchange-not-found');
  return presentExchange(found);
};
