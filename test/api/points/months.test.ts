import { randomUUID } from 'node:crypto';
import type { PointsMonths, StatementPage } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { expirePoints } from '../../../server/points/expire-points';
import { giveBack, spend } from '../../../server/points/spend';
import { MONTHS } from '../../../server/points/statement';
import { giveLot } from '../../support/ledger';
import { depsAt, moveTo, newVisitor, refusalOf, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

let service: Service;
let visitor: Visitor;

jest.setTimeout(180_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, '2027-02-28T23:59:00+08:00');
  visitor = await newVisitor(service, randomUUID());
});

const on = (instant: string): Deps => depsAt(service.deps, `${instant}+08:00`);
const readMonths = async (): Promise<PointsMonths['months']> => (await visitor.get<PointsMonths>('/points/months')).months;
const nothing = (month: string) => ({ month, earned: 0, spent: 0, returned: 0, expired: 0 });

describe('six months of points', () => {
  test('are all there for somebody who never had any, the oldest first, across the year', async () => {
    expect(await readMonths()).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02'].map(nothing));
  });

  test('begin and end with a month of Shanghai', async () => {
    await giveLot(on('2026-08-31T23:59:59'), visitor.memberId, 1);
    await giveLot(on('2026-09-01T00:00:00'), visitor.memberId, 20);
    await giveLot(on('2027-02-28T23:59:59'), visitor.memberId, 300);
    const months = await readMonths();
    expect(months.map(({ earned }) => earned)).toEqual([20, 0, 0, 0, 0, 300]);
    moveTo(service.clock, '2027-03-01T00:00:00+08:00');
    expect((await readMonths()).map(({ month, earned }) => `${month} ${earned}`)).toEqual([
      '2026-10 0', '2026-11 0', '2026-12 0', '2027-01 0', '2027-02 300', '2027-03 0',
    ]);
  });

  test('say of a month what the statement says of it, and add up to the balance', async () => {
    await giveLot(on('2026-12-01T00:00:00'), visitor.memberId, 100, 0);
    await giveLot(on('2026-12-10T12:00:00'), visitor.memberId, 200);
    const id = randomUUID();
    const spending = { id, memberId: visitor.memberId, points: points(120), purpose: 'payment' as const, reference: id, isHeld: false };
    await service.deps.database.transaction((tx) => spend(tx, on('2026-12-11T12:00:00'), spending));
    await service.deps.database.transaction((tx) =>
      giveBack(tx, on('2026-12-31T23:59:59'), { spendId: id, name: 'part', points: points(50), graceDays: null }),
    );
    await expirePoints(on('2027-01-01T00:00:00'));
    const months = await readMonths();
    const stated = (await visitor.get<StatementPage>('/points/statement')).months;
    expect(months.filter(({ earned, expired }) => earned + expired > 0).reverse()).toEqual(stated);
    const sum = months.reduce((total, { earned, returned, spent, expired }) => total + earned + returned - spent - expired, 0);
    expect((await visitor.get<{ available: number }>('/points')).available).toBe(sum);
  });

  test('are the member’s own, and nobody’s without a session', async () => {
    await giveLot(service.deps, visitor.memberId, 100);
    const other = await newVisitor(service, randomUUID());
    expect((await other.get<PointsMonths>('/points/months')).months.at(-1)).toEqual(nothing('2027-02'));
    expect(refusalOf(await service.get('/api/points/months'))).toBe('session-expired');
  });

  test('are read by the index of whose a transfer is, however many there are', async () => {
    const plan = await service.deps.database.transaction(async (tx) => {
      await tx.query(sql('test.no_scan', 'set local enable_seqscan = off'));
      return tx.query<{ 'QUERY PLAN': string }>(sql('test.plan', `explain ${MONTHS.text}`), [visitor.memberId, new Date(0), new Date()]);
    });
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('transfers_of_owner');
    expect(lines).toMatch(/Index Cond: \(owner_id = /);
  });
});
