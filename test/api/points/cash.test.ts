import type { PointsView } from '@micro-branch/contract/points';
import { settleBackground } from '../../../server/background';
import { pointRules } from '../../../server/database/seed/point-rules';
import type { Deps } from '../../../server/deps';
import type { Id } from '../../../server/ids';
import { cancelPayment } from '../../../server/payments/cancel';
import { confirmPayment } from '../../../server/payments/confirm';
import { expirePoints } from '../../../server/points/expire-points';
import { quoteCash } from '../../../server/points/cash';
import { saveRules } from '../../../server/points/rule-versions';
import { giveLot } from '../../support/ledger';
import { aGift, payWith, resolveAfter, startPaying } from '../../support/payments';
import { lotsOf, moveTo, newVisitor, type Visitor } from '../../support/points';
import type { Service } from '../../support/service';

const BILL = 128_00; // 30% of it is 3,840

let service: Service;
let deps: Deps;
let visitor: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startPaying();
  deps = service.deps;
});
afterAll(() => service.close());

beforeEach(async () => {
  moveTo(service.clock, '2027-03-31T23:50:00+08:00');
  visitor = await newVisitor(service);
});

const quote = () => quoteCash(deps.database, deps, visitor.memberId, BILL);
const hold = async (amount: number, rulesVersion = 1): Promise<Id> =>
  (await payWith(deps, await aGift(deps, visitor.memberId, BILL), amount, { rulesVersion })).payment.id;
const settle = async (id: Id): Promise<void> => {
  await service.sandbox.wechatPay.pay(id);
  expect(await confirmPayment(deps, visitor.memberId, id)).toMatchObject({ state: 'done' });
};
const release = (id: Id) => cancelPayment(deps, visitor.memberId, id);
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
    const id = await hold(500);
    expect(await state()).toEqual([500, 500]);
    await settle(id);
    await settle(id).catch(() => undefined);
    expect(await state()).toEqual([500, 0]);
    await expect(release(id)).rejects.toMatchObject({ code: 'state-changed' });
    expect(await state()).toEqual([500, 0]);
  });

  test('are given back once, and can no longer be kept', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    const id = await hold(500);
    await Promise.all([1, 2, 3, 4, 5].map(() => release(id)));
    expect(await state()).toEqual([1_000, 0]);
    await expect(service.sandbox.wechatPay.pay(id)).rejects.toThrow('cannot be paid');
  });

  test.each([-100, 150, 3_900])('of %d are not offered and not held', async (amount) => {
    await giveLot(deps, visitor.memberId, 9_000);
    await expect(hold(amount)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await state()).toEqual([9_000, 0]);
  });

  test('are refused when there are too few', async () => {
    await giveLot(deps, visitor.memberId, 499);
    await expect(hold(500)).rejects.toMatchObject({ code: 'points-short' });
    await hold(300);
    expect(await state()).toEqual([199, 300]);
  });

  test('of ten payments at once are never more than there are', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    const held = await Promise.allSettled(Array.from({ length: 10 }, () => hold(300)));
    expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await state()).toEqual([100, 900]);
  });

  test('go back by themselves when the time to pay is over, not a second earlier', async () => {
    await giveLot(deps, visitor.memberId, 1_000, 3);
    await hold(500);
    await settle(await hold(200));
    await resolveAfter(service, 14 * 60);
    expect(await state()).toEqual([300, 500]);
    await resolveAfter(service, 61);
    expect(await state()).toEqual([800, 0]);
  });

  const heldOverItsEnd = async (hour = '23:50'): Promise<Id> => {
    await giveLot(deps, visitor.memberId, 500, 3);
    moveTo(service.clock, `2027-06-30T${hour}:00+08:00`);
    return hold(200);
  };
  const left = async () => (await lotsOf(deps.database, visitor.memberId)).map(({ remaining, endsOn }) => [remaining, endsOn]);

  test('that ended while they were held are gone when the member leaves the payment open, or gives it up', async () => {
    await heldOverItsEnd();
    moveTo(service.clock, '2027-07-01T00:10:00+08:00');
    await settleBackground(deps);
    await settleBackground(deps);
    expect(await left()).toEqual([[0, '2027-06-30']]);
  });

  test('that ended while they were held for hours live thirty days more when the biller refuses', async () => {
    const id = await heldOverItsEnd();
    await service.sandbox.wechatPay.pay(id);
    await confirmPayment({ ...deps, billerLink: { ...deps.billerLink, deliver: async () => ({ state: 'unknown', why: 'silent' }) } }, visitor.memberId, id);
    moveTo(service.clock, '2027-07-01T02:00:00+08:00');
    await expirePoints(deps);
    const refusing: Deps = { ...deps, billerLink: { ...deps.billerLink, ask: async () => ({ state: 'refused', reason: 'biller-refused' }) } };
    await resolveAfter(service, 0, refusing);
    expect(await left()).toEqual([[200, '2027-07-31']]);
    moveTo(service.clock, '2027-08-01T00:00:00+08:00');
    await settleBackground(deps);
    expect((await left())[0]).toEqual([0, '2027-07-31']);
  });

  test('are refused by rules that are no longer in force', async () => {
    await giveLot(deps, visitor.memberId, 1_000);
    await hold(500);
    const version = await saveRules(deps, { ...pointRules, cash: { ...pointRules.cash, pointsPerYuan: 200 } }, deps.clock.now());
    await expect(hold(500)).rejects.toMatchObject({ code: 'price-changed' });
    await expect(hold(500, 99)).rejects.toMatchObject({ code: 'price-changed' });
    const bill = await aGift(deps, visitor.memberId, BILL);
    const { payment } = await payWith(deps, bill, 400, { rulesVersion: version, payFenSeen: BILL - 200 });
    expect(payment.pointsFen).toBe(200);
  });
});
