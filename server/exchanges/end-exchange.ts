import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { transferId } from '../ledger/transfer-id';
import { give } from '../points/give';
import { graceDays } from '../points/grace-days';
import { getVersion } from '../points/rule-versions';
import { giveBack, settle } from '../points/spend';
import type { MoveOutcome } from './card-points';
import { ourPoints } from './rules';
import { endPending, type Exchange } from './store';

/** The spend that holds our points of an exchange. */
export const spendIdOf = (exchangeId: Id): string => transferId('exchange', exchangeId);

/** What we receive becomes a lot under the rules it was agreed by; what we give is the house's now. */
const complete = async (tx: Queryable, deps: Deps, exchange: Exchange): Promise<void> => {
  const { id, memberId, direction, given, rulesVersion } = exchange;
  if (direction === 'out') return settle(tx, deps, spendIdOf(id));
  const points = ourPoints(direction, exchange);
  const steps = [{ rule: 'exchange-rate' as const, input: given, limit: null, points }];
  await give(tx, deps, { memberId, source: 'exchange', reference: id, points, steps }, await getVersion(tx, rulesVersion));
};

/** The member did not choose this end, so points that ended while it was long in coming live on for the days of grace. */
const release = async (tx: Queryable, deps: Deps, exchange: Exchange): Promise<void> => {
  const { id, direction, rulesVersion, startedAt } = exchange;
  if (direction === 'in') return;
  const { rules } = await getVersion(tx, rulesVersion);
  const points = ourPoints(direction, exchange);
  const days = graceDays(rules, startedAt, deps.clock.now());
  await giveBack(tx, deps, { spendId: spendIdOf(id), name: 'refused', points, graceDays: days });
};

/** The second phase: writes what became of an exchange, once, whoever learns it, however often and however late. */
export const endExchange = (deps: Deps, exchange: Exchange, outcome: Exclude<MoveOutcome, { state: 'unknown' }>): Promise<void> =>
  deps.database.transaction(async (tx) => {
    const isDone = outcome.state === 'done';
    const [reason, theirId] = isDone ? [null, outcome.theirId] : [outcome.reason, null];
    const isMine = await endPending(tx, exchange.id, { state: outcome.state, reason, theirId, endedAt: deps.clock.now() });
    if (isMine) await (isDone ? complete : release)(tx, deps, exchange);
  });
