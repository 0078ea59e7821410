import type { ExchangeBody, ExchangeView } from '@micro-branch/contract/exchanges';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { askAgain, movePoints } from './move-points';
import { presentExchange } from './my-exchanges';
import { findStarted, startExchange, type Started } from './start-exchange';
import { findExchange, getOpenid } from './store';

/** Without a card there is nothing to exchange with, so nothing is written. The network is asked before any transaction. */
const start = async (deps: Deps, memberId: Id, said: ExchangeBody): Promise<Started> => {
  const known = await findStarted(deps.database, memberId, said);
  if (known) return { exchange: known, isNew: false };
  const account = await deps.cardPoints.findAccount(await getOpenid(deps.database, memberId));
  if (!account) throw new Refusal('no-credit-card');
  return startExchange(deps, memberId, said);
};

/**
 * Exchanges points in two phases around the card side's move. The same key again answers the first result. While the card side
 * has not said, the answer is `pending` and what we give stays held. Refuses with `no-credit-card`, `card-points-short` or
 * `card-points-unavailable`, and as `startExchange` does.
 */
export const exchange = async (deps: Deps, memberId: Id, said: ExchangeBody): Promise<ExchangeView> => {
  const { exchange: started, isNew } = await start(deps, memberId, said);
  if (started.state === 'pending') await (isNew ? movePoints : askAgain)(deps, started);
  const found = (await findExchange(deps.database, started.id, memberId))!;
  if (found.state === 'refused' && found.reason === 'short') throw new Refusal('card-points-short');
  if (found.state === 'refused' && found.reason === 'no-card') throw new Refusal('no-credit-card');
  return presentExchange(found);
};
