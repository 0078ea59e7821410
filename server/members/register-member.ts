import type { Deps } from '../deps';
import type { Id } from '../ids';
import { saveMember } from './store';

/** The member of an openid; a person never seen before becomes one. */
export const registerMember = (
  deps: Deps,
  person: { openid: string; name?: string; branchId?: Id },
): Promise<Id> =>
  saveMember(deps.database, {
    id: deps.newId(),
    openid: person.openid,
    name: person.name ?? null,
    branchId: person.branchId ?? null,
    joinedAt: deps.clock.now(),
  });
