import { randomUUID } from 'node:crypto';
import { brand } from '@micro-branch/contract/brand';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { recordConsent } from '../../server/members/record-consent';
import { registerMember } from '../../server/members/register-member';

/** A member who joined now, by name. */
export const newMember = (deps: Deps, name = '王小满'): Promise<Id> =>
  registerMember(deps, { openid: randomUUID(), name });

/** A member who joined so long ago that no share can have brought them. */
export const oldMember = (deps: Deps, name = '李知远'): Promise<Id> =>
  newMember({ ...deps, clock: { now: () => new Date(deps.clock.now().getTime() - 90 * 86_400_000) } }, name);

export const agreeToPrivacy = (deps: Deps, memberId: Id): Promise<void> =>
  recordConsent(deps, memberId, { document: 'privacy', version: brand.privacyVersion, decision: 'agreed' });
