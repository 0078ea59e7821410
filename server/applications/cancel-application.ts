import type { ApplicationView } from '@micro-branch/contract/applications';
import type { Deps } from '../deps';
import { emit } from '../events/outbox';
import type { Id } from '../ids';
import { lockMember } from '../members/store';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { presentApplication } from './present-application';
import { canCancel } from './rules';
import { addCancellation, findApplication } from './store';

/**
 * Takes back an appointment or an application of the member's own. Cancelled twice, it is cancelled once. Refuses with
 * `application-not-found`, or `state-changed` when its day is over.
 */
export const cancelApplication = (deps: Deps, memberId: Id, applicationId: Id): Promise<ApplicationView> =>
  deps.database.transaction(async (tx) => {
    await lockMember(tx, memberId);
    const row = await findApplication(tx, memberId, applicationId);
    if (!row) throw new Refusal('application-not-found');
    if (row.cancelledAt) return presentApplication(deps, row);
    const cancelledAt = deps.clock.now();
    if (!canCancel(row, shanghaiDay(cancelledAt))) throw new Refusal('state-changed');
    await addCancellation(tx, applicationId, cancelledAt);
    const told = { applicationId, action: row.action, memberId, cancelledAt: cancelledAt.toISOString() };
    await emit(tx, deps, 'application-cancelled', told);
    return presentApplication(deps, { ...row, cancelledAt });
  });
