import type { MandateView } from '@micro-branch/contract/mandates';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { stopLocked } from './announce';
import { presentMandate } from './present-mandate';
import { lockMandate, setMandateState, type Mandate } from './store';

/** Refuses with `mandate-not-found`, for one of somebody else as well. */
const getLocked = async (tx: Queryable, memberId: Id, id: Id): Promise<Mandate> => {
  const mandate = await lockMandate(tx, id);
  if (mandate?.memberId !== memberId) throw new Refusal('mandate-not-found');
  return mandate;
};

/**
 * Stops a mandate for good, at any moment and as often as asked: what is announced is not debited. What is with the bank already ends by
 * itself, and is told.
 */
export const stopMandate = (deps: Deps, memberId: Id, id: Id): Promise<MandateView> =>
  deps.database.transaction(async (tx) => {
    const mandate = await getLocked(tx, memberId, id);
    if (mandate.state !== 'stopped') await stopLocked(tx, deps, mandate);
    return presentMandate(tx, { ...mandate, state: 'stopped' });
  });

/**
 * Pauses a mandate, so that what is announced is skipped, or resumes it: then what is due is looked for at once and announced anew. Asked for
 * what it is already, it stays. Refuses with `mandate-not-found`, and with `state-changed` when it was stopped.
 */
export const switchMandate = (deps: Deps, memberId: Id, { id, isPaused }: { id: Id; isPaused: boolean }): Promise<MandateView> =>
  deps.database.transaction(async (tx) => {
    const mandate = await getLocked(tx, memberId, id);
    if (mandate.state === 'stopped') throw new Refusal('state-changed');
    const state = isPaused ? 'paused' : 'active';
    if (mandate.state !== state) await setMandateState(tx, id, state, deps.clock.now());
    return presentMandate(tx, { ...mandate, state });
  });
