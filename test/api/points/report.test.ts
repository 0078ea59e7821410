import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import { points } from '@micro-branch/contract/units';
import { sql } from '../../../server/database/database';
import { appointStaff } from '../../../server/members/appoint-staff';
import { expirePoints } from '../../../server/points/expire-points';
import { giveBack, spend } from '../../../server/points/spend';
import { giveLot } from '../../support/ledger';
import { newMember } from '../../support/people';
import { depsAt, moveTo, newVisitor, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';
import { newBranch } from '../../support/visits';

const AVAILABLE = sql('test.available', `select sum(balance)::int as points from accounts where kind = 'points-available'`);

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
    breakage: { rate: null, endedPoints: 0, expectedPoints: null },
    movements: [],
    balances: [],
  });
});

test('a share of fewer than 10,000 ended points is not told', async () => {
  const { deps } = service;
  const member = await newMember(deps);
  const march = depsAt(deps, '2027-03-05T12:00:00+08:00');
  await giveLot(march, member, 9_999, 0);
  await expirePoints(deps);
  expect((await report()).breakage).toEqual({ rate: null, endedPoints: 9_999, expectedPoints: null });
  await giveLot(march, member, 1, 0);
  expect((await report()).breakage).toMatchObject({ rate: 9_999, endedPoints: 10_000 });
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
  await giveLot(march, one, 10_000, 0);
  await giveLot(march, other, 20_000, 0);
  await giveLot(march, one, 100_000, 24);
  await giveLot(deps, other, 3_100, 24);
  await take(one, 4_000, false);
  await take(other, 15_000, true);
  await expirePoints(deps);
  await giveLot(march, one, 700, 0); // ended and not yet swept: nobody can spend it, so nobody is owed it
  expect(await report()).toEqual({
    liability: { available: 103_100, held: 15_000, byExpiry: [{ month: '2029-03', points: 100_000 }, { month: '2029-04', points: 3_100 }] },
    // with the 10,000 of the test before, 21,000 of 40,700 expired so far: 51.59%, and so much of 118,100
    breakage: { rate: 5_159, endedPoints: 40_700, expectedPoints: 60_927 },
    movements: [
      { month: '2027-04', kind: 'earned', about: 'task', points: 3_100, transfers: 1 },
      { month: '2027-04', kind: 'expired', about: null, points: 21_000, transfers: 4 },
      { month: '2027-03', kind: 'earned', about: 'task', points: 140_700, transfers: 6 },
      { month: '2027-03', kind: 'spent', about: 'payment', points: 19_000, transfers: 2 },
    ],
    balances: [
      { month: '2027-04', opening: 121_700, earned: 3_100, spent: 0, returned: 0, expired: 21_000, closing: 103_800 },
      { month: '2027-03', opening: 0, earned: 140_700, spent: 19_000, returned: 0, expired: 0, closing: 121_700 },
    ],
  });
});

test('month by month the balances add up to what members have, over months in which nothing moved', async () => {
  const { deps } = service;
  const member = await newMember(deps);
  const [may, july] = ['2027-05-31T23:59:59+08:00', '2027-07-01T00:00:00+08:00'].map((instant) => depsAt(deps, instant));
  const spendId = randomUUID();
  const spending = { id: spendId, memberId: member, points: points(500), purpose: 'payment' as const, reference: spendId, isHeld: true };
  await giveLot(may!, member, 900);
  await deps.database.transaction((tx) => spend(tx, may!, spending));
  await deps.database.transaction((tx) => giveBack(tx, july!, { spendId, name: 'part', points: points(200), graceDays: null }));
  moveTo(service.clock, '2027-07-02T12:00:00+08:00');
  officer = await newVisitor(service, 'somebody-1');
  const { balances } = await report();
  expect(balances.slice(0, 4)).toEqual([
    { month: '2027-07', opening: 104_200, earned: 0, spent: 0, returned: 200, expired: 0, closing: 104_400 },
    { month: '2027-06', opening: 104_200, earned: 0, spent: 0, returned: 0, expired: 0, closing: 104_200 },
    { month: '2027-05', opening: 103_800, earned: 900, spent: 500, returned: 0, expired: 0, closing: 104_200 },
    { month: '2027-04', opening: 121_700, earned: 3_100, spent: 0, returned: 0, expired: 21_000, closing: 103_800 },
  ]);
  for (const { opening, earned, spent, returned, expired, closing } of balances) expect(opening + earned + returned - spent - expired).toBe(closing);
  const [available] = await deps.database.query<{ points: number }>(AVAILABLE);
  expect(balances[0]!.closing).toBe(available!.points);
});

test('months that are no longer listed are still in the opening balance', async () => {
  moveTo(service.clock, '2029-06-30T12:00:00+08:00');
  await giveLot(service.deps, await newMember(service.deps), 1);
  officer = await newVisitor(service, 'somebody-1');
  const { balances } = await report();
  expect(balances).toHaveLength(24);
  expect([balances[0], balances[23]]).toMatchObject([{ month: '2029-06', closing: 104_401 }, { month: '2027-07', opening: 104_200 }]);
});
