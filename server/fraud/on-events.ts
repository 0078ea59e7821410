import type { Deps } from '../deps';
import { NotYet, type EventHandlers } from '../events/outbox';
import { FRAUD_PAUSE_MS } from './scan';
import { takeScan } from './scan-position';
import { forgetMember } from './sightings';
import { waitForScan, type IsScanPast } from './wait-for-scan';

/**
 * By what phones somebody who has gone was seen is forgotten with them, once the scan has passed the moment they left: or whoever
 * comes, acts and leaves within half a minute would never have been looked at. No scan may be under way, which would note them
 * again. Signals name members by number alone, and stand.
 */
export const fraudEventHandlers = (deps: Pick<Deps, 'clock'>, isPast?: IsScanPast): EventHandlers => ({
  'member-erased': async (tx, { memberId, erasedAt }) => {
    await waitForScan(tx, deps, new Date(erasedAt), isPast);
    if (!(await takeScan(tx))) throw new NotYet(new Date(deps.clock.now().getTime() + FRAUD_PAUSE_MS));
    await forgetMember(tx, memberId);
  },
});
