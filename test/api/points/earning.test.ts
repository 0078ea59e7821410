import type { Answer } from '@micro-branch/contract/api';
import type { PointsView, StatementPage } from '@micro-branch/contract/points';
import { settleBackground } from '../../../server/background';
import { sql } from '../../../server/database/database';
import { pointRules } from '../../../server/database/seed/point-rules';
import { emit, type EventPayloads } from '../../../server/events/outbox';
import { pointEventHandlers } from '../../../server/points/on-events';
import { saveRules } from '../../../server/points/rule-versions';
import { depsAt, lotsOf, moveTo, newVisitor, pay, refusalOf, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

const NOON = '2027-03-31T12:00:00+08:00';

let service: Service;
let visitor: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, NOON);
  visitor = await newVisitor(service);
});

const lots = () => lotsOf(service.deps.database, visitor.memberId);
const earned = async (): Promise<number> => (await lots()).reduce((sum, { points }) => sum + points, 0);
const available = async (): Promise<number> => (await visitor.get<PointsView>('/points')).available;
const explain = (paidFen: number): Promise<Answer<'explainEarning'>> =>
  visitor.post('/points/explanations', { paidFen }).then(({ body }) => body as Answer<'explainEarning'>);

describe('a payment', () => {
  test('earns what it was explained to earn, and the statement says why', async () => {
    const explained = await explain(60_050);
    await pay(service.deps, visitor.memberId, 60_050);
    const { entries } = await visitor.get<StatementPage>('/points/statement');
    expect(explained).toMatchObject({ points: 500, expiresOn: '2029-03-31' });
    expect(entries).toMatchObject([{ kind: 'earned', about: 'payment', points: 500, expiresOn: '2029-03-31', steps: explained.steps }]);
    expect(await available()).toBe(500);
  });

  test('told twice earns once, even when the caps would give another number now', async () => {
    await pay(service.deps, visitor.memberId, 60_000, '77');
    await pay(service.deps, visitor.memberId, 60_000, '78');
    await pay(service.deps, visitor.memberId, 60_000, '78');
    await pay(service.deps, visitor.memberId, 60_000, '77');
    expect(await earned()).toBe(1_000);
  });

  test('of twenty at once earns the cap of the day, to the point', async () => {
    await Promise.all(Array.from({ length: 20 }, () => pay(service.deps, visitor.memberId, 7_700)));
    expect(await earned()).toBe(1_000);
    expect((await lots()).map(({ points }) => points)).toEqual([...Array<number>(12).fill(77), 76]);
  });

  test('earns the cap of the month over its days, and anew in the next one', async () => {
    for (const day of ['26', '27', '28', '29', '30', '31']) {
      const then = depsAt(service.deps, `2027-03-${day}T12:00:00+08:00`);
      await pay(then, visitor.memberId, 50_000);
      await pay(then, visitor.memberId, 50_000);
    }
    expect(await earned()).toBe(5_000);
    await pay(depsAt(service.deps, '2027-04-01T00:00:00+08:00'), visitor.memberId, 50_000);
    expect(await earned()).toBe(5_500);
  });

  test('counts for the day it was paid on, though it is told the day after', async () => {
    await pay(service.deps, visitor.memberId, 50_000);
    moveTo(service.clock, '2027-04-01T09:00:00+08:00');
    const late = { paymentId: '79', memberId: visitor.memberId, accountId: '1', amountFen: 80_000, biller: '演示电力', paidFen: 80_000, paidAt: new Date('2027-03-31T23:59:59+08:00').toISOString() };
    await emit(service.deps.database, service.deps, 'payment-made', late);
    await settleBackground(service.deps);
    expect(await lots()).toMatchObject([{ points: 500 }, { points: 500, earnedOn: '2027-03-31', endsOn: '2029-03-31' }]);
    await pay(service.deps, visitor.memberId, 50_000);
    expect((await lots())[2]).toMatchObject({ points: 500, earnedOn: '2027-04-01', endsOn: '2029-04-30' });
  });

  test('of less than a yuan, or by points alone, posts nothing', async () => {
    await pay(service.deps, visitor.memberId, 99);
    await pay(service.deps, visitor.memberId, 0);
    expect(await lots()).toEqual([]);
    expect((await visitor.get<StatementPage>('/points/statement')).entries).toEqual([]);
  });

  test('earns by the rules of when it was paid, and names their version', async () => {
    const version = await saveRules(service.deps, { ...pointRules, payment: { ...pointRules.payment, fenPerPoint: 200 } }, new Date('2027-05-01T00:00:00+08:00'));
    moveTo(service.clock, '2027-05-02T00:00:00+08:00');
    visitor = await newVisitor(service);
    expect(await explain(10_000)).toMatchObject({ rulesVersion: version, points: 50 });
    await pay(depsAt(service.deps, '2027-04-30T23:59:59+08:00'), visitor.memberId, 10_000);
    expect(await earned()).toBe(100);
  });
});

describe('an explanation', () => {
  const COUNT = sql('test.rows', 'select (select count(*) from transfers) + (select count(*) from accounts) + (select count(*) from lots) as rows');

  test('writes nothing, and counts what was earned today', async () => {
    const before = await service.deps.database.query(COUNT);
    expect((await explain(12_860)).points).toBe(128);
    expect(await service.deps.database.query(COUNT)).toEqual(before);
    await pay(service.deps, visitor.memberId, 50_000);
    await pay(service.deps, visitor.memberId, 45_000);
    expect((await explain(12_860)).steps.at(-1)).toEqual({ rule: 'cap-per-day', input: 950, limit: 1_000, points: 50 });
  });

  test.each([0, -1, 0.5, 1e10 + 1, 1e300, '100', null])('of %p fen is refused', async (paidFen) => {
    expect(refusalOf(await visitor.post('/points/explanations', { paidFen }))).toBe('invalid-input');
  });
});

describe('an application', () => {
  const apply = async (cardClass: EventPayloads['application-made']['cardClass'], applicationId: string): Promise<void> => {
    const appliedAt = service.clock.now().toISOString();
    const told = { applicationId, action: 'application' as const, memberId: visitor.memberId, cardId: '1', cardClass, appliedAt };
    await service.deps.database.transaction((tx) => hear(tx, told));
  };
  const hear = (tx: Parameters<typeof emit>[0], told: EventPayloads['application-made']) => pointEventHandlers(service.deps)['application-made']!(tx, told);

  test('for a credit card gives the applicant points once, however often it is told and however many follow', async () => {
    await Promise.all([1, 2, 3].map(() => apply('credit-card', '901')));
    expect(await lots()).toMatchObject([{ source: 'conversion', points: 200 }]);
    await apply('credit-card', '902');
    expect(await earned()).toBe(200);
    await apply('loan', '904');
    expect(await earned()).toBe(300);
  });

  test.each(['wealth', 'deposit', 'fund', 'insurance'] as const)('for a card of class %s gives none', async (cardClass) => {
    await apply(cardClass, '903');
    expect(await lots()).toEqual([]);
  });
});

test('points that are asked for without a session are nobody’s', async () => {
  for (const path of ['/points', '/points/statement', '/points/statement/csv', '/points/check-ins', '/points/tasks', '/points/report']) {
    expect(refusalOf(await service.get(`/api${path}`))).toBe('session-expired');
  }
});
