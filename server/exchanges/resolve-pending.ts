import type { Deps } from '../deps';
import { askAgain } from './move-points';
import { takeDue } from './store';

/**
 * Asks for every exchange whose outcome is not known and that is due, until none is. Several processes may run at once. A fault
 * of one leaves the others alone and is thrown when they are through.
 */
export const resolvePending = async (deps: Deps): Promise<void> => {
  const next = () => takeDue(deps.database, deps.clock.now());
  for (let due = await next(); due.length > 0; due = await next()) {
    const results = await Promise.allSettled(due.map((exchange) => askAgain(deps, exchange)));
    const fault = results.find((result) => result.status === 'rejected');
    if (fault) throw fault.reason;
  }
};
