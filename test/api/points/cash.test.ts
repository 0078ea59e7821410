import type { PointsView } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import { settleBackground } from '../../../server/background';
import { pointRules } from '../../../server/database/seed/point-rules';
import type { Deps } from '../../../server/deps';
import { holdCash, quoteCash, releaseCash, settleCash } from '../../../server/points/cash';
import { saveRules } from '../../../server/points/rule-versions';
import { giveLot } from '../../support/ledger';
import { lotsOf, moveTo, newVisitor, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';

const BILL = 12_860; // 30% of it is 3,858

let service: Service;
let deps: Deps;
let visitor: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
  deps = service.deps;
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, '2027-03-31T23:50:00+08:00');
  visitor = await newVisitor(service);
});

const quote = () => quoteCash(deps.database, deps, visitor.memberId, BILL);
const hold = (paymentId: string, amount: number, rulesVersion = 1) =>
  deps.database.transaction((tx) => holdCash(tx, deps, { memberId: visitor.memberId, paymentId, billFen: BILL, points: points(amount), rulesVersion }));
const settle = (paymentId: string) => deps.database.transaction((tx) => settleCash(tx, deps, { memberId: visitor.memberId, paymentId }));
const release = (paymentId: string, isChosen = true) =>
  deps.database.transaction((tx) => releaseCash(tx, deps, { memberId: visitor.memberId, paymentId, isChosen }));
const state = async (): Promise<[number, number]> => {
  const { available, held } = await visitor.get<PointsView>('/points');
  return [available, held];
};

describe('points as cash', () => {
  test('are quoted as whole steps of what is there and what the bill allows', async () => {
    expect(await quote()).toMatchObject({ pointsMax: 0, fenOffMax: 0 });
    await giveLot(deps, visitor.memberId, 550);
    expect(await quote()).toEqual({ pointsMax: 500, step: 100, fenOffMax: 500, rulesVersion: 1 });
    await giveLot(deps, visitor.memberId, 9_000);
    expect(await quote()).toMatchObject({ pointsMax: 3_800, fenOffMax: 3_800 });
  });

  test('are held, then kept by the house, once however often', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    const held = await Promise.all([1, 2, 3, 4, 5].map(() => hold('1', 500)));
    expect(held).toEqual(Array(5).fill({ fenOff: 500 }));
    expect(await state()).toEqual([500, 500]);
    await Promise.all([1, 2, 3, 4, 5].map(() => settle('1')));
    expect(await state()).toEqual([500, 0]);
    await expect(release('1')).rejects.toMatchObject({ code: 'state-changed' });
    expect(await hold('1', 500)).toEqual({ fenOff: 500 });
    expect(await state()).toEqual([500, 0]);
  });

  test('are given back once, and can no longer be kept', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    await hold('1', 500);
    await Promise.all([1, 2, 3, 4, 5].map(() => release('1')));
    expect(await state()).toEqual([1_000, 0]);
    await expect(settle('1')).rejects.toMatchObject({ code: 'state-changed' });
    await expect(release('2')).resolves.toBeUndefined();
  });

  test.each([0, -100, 150, 3_900])('of %d are not offered and not held', async (amount) => {
    await giveLot(deps, visitor.memberId, 9_000);
    await expect(hold('1', amount)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await state()).toEqual([9_000, 0]);
  });

  test('are refused when there are too few, and when the same payment asks for others', async () => {
    await giveLot(deps, visitor.memberId, 499);
    await expect(hold('1', 500)).rejects.toMatchObject({ code: 'points-short' });
    await hold('1', 300);
    await expect(hold('1', 400)).rejects.toMatchObject({ code: 'idempotency-conflict' });
    expect(await state()).toEqual([199, 300]);
  });

  test('of ten payments at once are never more than there are', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    const held = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => hold(String(index), 300)));
    expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await state()).toEqual([100, 900]);
  });

  test('go back by themselves after half an hour, not a second earlier', async () => {
    await giveLot(deps, visitor.memberId, 1_000, 3);
    await hold('1', 500);
    await hold('2', 200);
    await settle('2');
    service.clock.advance(29 * 60_000);
    await settleBackground(deps);
    expect(await state()).toEqual([300, 500]);
    service.clock.advance(61_000);
    await settleBackground(deps);
    expect(await state()).toEqual([800, 0]);
    await expect(settle('1')).rejects.toMatchObject({ code: 'state-changed' });
  });

  const heldOverItsEnd = async (): Promise<void> => {
    await giveLot(deps, visitor.memberId, 500, 3);
    moveTo(service.clock, '2027-06-30T23:50:00+08:00');
    await hold('1', 200);
    moveTo(service.clock, '2027-07-01T00:10:00+08:00');
    await settleBackground(deps);
  };
  const left = async () => (await lotsOf(deps.database, visitor.memberId)).map(({ remaining, endsOn }) => [remaining, endsOn]);

  test('that ended while they were held are gone when the member leaves the payment open, or gives it up', async () => {
    await heldOverItsEnd();
    service.clock.advance(15 * 60_000);
    await settleBackground(deps);
    expect(await left()).toEqual([[0, '2027-06-30']]);
    await release('1');
    expect(await left()).toEqual([[0, '2027-06-30']]);
  });

  test('that ended while they were held live thirty days more when the payment failed', async () => {
    await heldOverItsEnd();
    await release('1', false);
    expect(await left()).toEqual([[200, '2027-07-31']]);
    moveTo(service.clock, '2027-08-01T00:00:00+08:00');
    await settleBackground(deps);
    expect(await left()).toEqual([[0, '2027-07-31']]);
  });

  test('are refused by rules that are no longer in force, but a hold that stands answers as it did', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    await hold('1', 500);
    const version = await saveRules(deps, { ...pointRules, cash: { ...pointRules.cash, pointsPerYuan: 200 } }, deps.clock.now());
    expect(await hold('1', 500)).toEqual({ fenOff: 500 });
    await expect(hold('2', 500)).rejects.toMatchObject({ code: 'price-changed' });
    await expect(hold('2', 500, 99)).rejects.toMatchObject({ code: 'price-changed' });
    expect(await hold('2', 500, version)).toEqual({ fenOff: 250 });
  });
});
