import { brand } from '@micro-branch/contract/brand';
import type { Deps } from '../../deps';
import type { Id } from '../../ids';
import { appointStaff } from '../../members/appoint-staff';
import { recordConsent } from '../../members/record-consent';
import { registerMember } from '../../members/register-member';
import { openidOf } from '../../sandbox/wechat/people';
import { advisers, complianceOfficer, financeOfficer, marketer, type Employee, type Person } from './people';
import type { BranchIds } from './seed-branches';

/** Makes somebody a member of their branch who agreed to the privacy notice in force. A member stays as they are. */
export const joinMember = async (deps: Deps, { person, name, branch }: Person, branchIds: BranchIds): Promise<Id> => {
  const id = await registerMember(deps, { openid: openidOf(person), name, branchId: branchIds.get(branch)! });
  await recordConsent(deps, id, { document: 'privacy', version: brand.privacyVersion, decision: 'agreed' });
  return id;
};

const employ = async (deps: Deps, employee: Employee, branchIds: BranchIds): Promise<Id> => {
  const memberId = await joinMember(deps, employee, branchIds);
  const { title, roles = [], branch } = employee;
  await appointStaff(deps, { memberId, branchId: branchIds.get(branch)!, title, roles });
  return memberId;
};

/** Employs an adviser for every branch and the finance officer; gives the two at the head office who write and approve the cards. */
export const seedStaff = async (deps: Deps, branchIds: BranchIds): Promise<{ authorId: Id; approverId: Id }> => {
  for (const employee of [...advisers, financeOfficer]) await employ(deps, employee, branchIds);
  return {
    authorId: await employ(deps, marketer, branchIds),
    approverId: await employ(deps, complianceOfficer, branchIds),
  };
};
