import type { ExchangeBody } from '@micro-branch/contract/exchanges';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { lockPoints } from '../points/lock-points';
import { getRules } from '../points/rule-versions';
import { spend } from '../points/spend';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { spendIdOf } from './end-exchange';
import { ourPoints, requireRoom, termsOf } from './rules';
import { addExchange, findByKey, findUsed, type Exchange } from './store';

export interface Started {
  exchange: Exchange;
  /** Whether this call started it, or an earlier one with the same key. */
  isNew: boolean;
}

/** The exchange of a key, on these terms. Refuses with `idempotency-conflict` when it was started on others. */
export const findStarted = async (db: Queryable, memberId: Id, said: ExchangeBody): Promise<Exchange | undefined> => {
  const known = await findByKey(db, memberId, said.key);
  const isSame = known?.direction === said.direction && known.given === said.amount && known.rulesVersion === said.rulesVersion;
  if (known && !isSame) throw new Refusal('idempotency-conflict');
  return known;
};

const add = async (tx: Queryable, deps: Deps, memberId: Id, { key, direction, amount, rulesVersion }: ExchangeBody): Promise<void> => {
  const startedAt = deps.clock.now();
  const startedOn = shanghaiDay(startedAt);
  const { version, rules } = await getRules(tx, startedAt);
  if (version !== rulesVersion) throw new Refusal('exchange-terms-changed');
  const terms = termsOf(rules, direction, amount);
  const points = ourPoints(direction, terms);
  requireRoom(rules, direction, await findUsed(tx, memberId, startedOn), points);
  const id = deps.newId();
  if (direction === 'out') {
    await spend(tx, deps, { id: spendIdOf(id), memberId, points, purpose: 'exchange', reference: id, isHeld: true });
  }
  await addExchange(tx, { id, memberId, key, direction, ...terms, rulesVersion, startedOn, startedAt });
};

/**
 * The first phase: everything that we decide, behind the lock of the member's account. Afterwards the exchange is pending and
 * what we give is held. Refuses with `idempotency-conflict`, `exchange-terms-changed`, `exchange-amount-refused`,
 * `exchange-cap-reached` or `points-short`, and then nothing was written.
 */
export const startExchange = (deps: Deps, memberId: Id, said: ExchangeBody): Promise<Started> =>
  deps.database.transaction(async (tx) => {
    await lockPoints(tx, deps, memberId);
    const known = await findStarted(tx, memberId, said);
    if (known) return { exchange: known, isNew: false };
    await add(tx, deps, memberId, said);
    return { exchange: (await findByKey(tx, memberId, said.key))!, isNew: true };
  });
