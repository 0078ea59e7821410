import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import { points } from '@micro-branch/contract/units';
import { appointStaff } from '../../../server/members/appoint-staff';
import { expirePoints } from '../../../server/points/expire-points';
import { spend } from '../../../server/points/spend';
import { giveLot } from '../../support/ledger';
import { newMember } from '../../support/people';
import { depsAt, moveTo, newVisitor, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';
import { newBranch } from '../../support/visits';

let service: Service;
let officer: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
  moveTo(service.clock, '2027-04-20T12:00:00+08:00');
  officer = await newVisitor(service);
});
afterAll(() => service.close());

const report = () => officer.get<Answer<'getPointsReport'>>('/points/report');

test('the report is for staff with the finance role alone', async () => {
  await expect(report()).rejects.toThrow('role-required');
  const post = { memberId: officer.memberId, branchId: await newBranch(service.deps), title: '财务会计' };
  await appointStaff(service.deps, post);
  await expect(report()).rejects.toThrow('role-required');
  await appointStaff(service.deps, { ...post, roles: ['finance'] });
  expect(await report()).toEqual({
    liability: { available: 0, held: 0, byExpiry: [] },
    breakage: { rate: 0, endedPoints: 0, expectedPoints: 0 },
    movements: [],
  });
});

test('the report is what the branch owes, what of it will not be asked for, and what moved', async () => {
  const { deps } = service;
  const [one, other] = [await newMember(deps), await newMember(deps)];
  const march = depsAt(deps, '2027-03-05T12:00:00+08:00');
  const take = (memberId: string, amount: number, isHeld: boolean): Promise<void> => {
    const id = randomUUID();
    const spending = { id, memberId, points: points(amount), purpose: 'payment' as const, reference: id, isHeld };
    return deps.database.transaction((tx) => spend(tx, march, spending));
  };
  await giveLot(march, one, 100, 0);
  await giveLot(march, other, 200, 0);
  await giveLot(march, one, 1_000, 24);
  await giveLot(deps, other, 31, 24);
  await take(one, 40, false);
  await take(other, 150, true);
  await expirePoints(deps);
  await giveLot(march, one, 7, 0); // ended and not yet swept: nobody can spend it, so nobody is owed it
  expect(await report()).toEqual({
    liability: { available: 1_031, held: 150, byExpiry: [{ month: '2029-03', points: 1_000 }, { month: '2029-04', points: 31 }] },
    // 110 of 307 expired so far: 35.83%, and so much of 1,181
    breakage: { rate: 3_583, endedPoints: 307, expectedPoints: 423 },
    movements: [
      { month: '2027-04', kind: 'earned', about: 'task', points: 31, transfers: 1 },
      { month: '2027-04', kind: 'expired', about: null, points: 110, transfers: 2 },
      { month: '2027-03', kind: 'earned', about: 'task', points: 1_307, transfers: 4 },
      { month: '2027-03', kind: 'spent', about: 'payment', points: 190, transfers: 2 },
    ],
  });
});
