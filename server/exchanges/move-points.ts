import type { Deps } from '../deps';
import type { MoveOutcome } from './card-points';
import { endExchange } from './end-exchange';
import { cardPointsOf } from './rules';
import { getOpenidOf, noteUnknown, type Exchange } from './store';

const conclude = (deps: Deps, exchange: Exchange, outcome: MoveOutcome): Promise<void> =>
  outcome.state === 'unknown' ? noteUnknown(deps.database, exchange.id, outcome.why) : endExchange(deps, exchange, outcome);

/** Has the card side move its points, outside any transaction, and writes what became of it. */
export const movePoints = async (deps: Deps, exchange: Exchange): Promise<void> => {
  const { id, direction } = exchange;
  const openid = await getOpenidOf(deps.database, id);
  const cardPoints = cardPointsOf(direction, exchange);
  const outcome = await deps.cardPoints.move({ id, openid, direction: direction === 'in' ? 'debit' : 'credit', cardPoints });
  await conclude(deps, exchange, outcome);
};

/** Asks what became of a move; one that never arrived is sent again under the same id, so it cannot happen twice. */
export const askAgain = async (deps: Deps, exchange: Exchange): Promise<void> => {
  const heard = await deps.cardPoints.ask(exchange.id);
  await (heard.state === 'absent' ? movePoints(deps, exchange) : conclude(deps, exchange, heard));
};
