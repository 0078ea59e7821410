import { brand } from '@micro-branch/contract/brand';
import type { MeView } from '@micro-branch/contract/members';
import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { maskName } from '../masking';
import { Refusal } from '../refusal';
import { findLastConsent, findMember } from './store';

/** The member as their own page shows them: masked even to themselves, since phones are looked at together. */
export const getMe = async ({ database }: Deps, memberId: Id): Promise<MeView> => {
  const member = await findMember(database, memberId);
  if (!member) throw new Refusal('session-expired');
  const consent = await findLastConsent(database, memberId);
  const current = consent?.version === brand.privacyVersion ? consent : undefined;
  return {
    id: member.id,
    maskedName: member.name && maskName(member.name),
    branchId: member.branchId,
    staff: member.staffTitle && member.staffBranch ? { title: member.staffTitle, branchName: member.staffBranch } : null,
    consent: {
      document: 'privacy',
      version: brand.privacyVersion,
      decision: current?.decision ?? null,
      decidedAt: current?.decidedAt.toISOString() ?? null,
    },
    joinedAt: member.joinedAt.toISOString(),
  };
};

/** Refuses with `consent-required` unless the member's last word on the notice in force is yes (个人信息保护法 art. 13). */
export const requireConsent = async (db: Queryable, memberId: Id): Promise<void> => {
  const consent = await findLastConsent(db, memberId);
  if (consent?.version !== brand.privacyVersion || consent.decision !== 'agreed') throw new Refusal('consent-required');
};
