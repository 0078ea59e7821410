import { randomUUID } from 'node:crypto';
import type { BillAccountView } from '@micro-branch/contract/bills';
import { sql } from '../../../server/database/database';
import { accountHash } from '../../../server/billers/terms';
import { findAccountById } from '../../../server/bills/store';
import { openFields } from '../../../server/bills/open-fields';
import { listSeedBillers } from '../../../server/database/seed/billers';
import { addBillers, billerByKey, bound, codeOf, lookedUp, lookUp, newNumber, moveToNoon, newPayer, someBillers, type Payer } from '../../support/bills';
import { putItemOnShelf, saveItem } from '../../../server/mall/save-item';
import { placeOrder } from '../../../server/mall/place-order';
import { giveLot } from '../../support/ledger';
import { anItem } from '../../support/mall-items';
import { startService, type Service } from '../../support/service';

const MINUTE_MS = 60_000;
let service: Service;
let payer: Payer;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
  moveToNoon(service.clock);
  await someBillers(service.deps);
});
beforeEach(async () => {
  payer = await newPayer(service);
});
afterAll(() => service.close());

const ELECTRICITY = 'electricity-310100';
const gas = (of = payer) => bound(service, of, 'gas-310100', { fields: { account: newNumber({ digits: 12 }) } });

const HOSTED = sql(
  'test.hosted',
  `insert into hosted_bills (biller_id, their_id, account_hash, amount_fen, period, due_on, holder, file_id)
   values ($1, $2, $3, $4, '2026年11月', '2026-12-20', '王*', 1)`,
);
const PAID = sql('test.account_payments', `insert into account_payments (payment_id, account_id, amount_fen, paid_at) values ($1, $2, $3, $4)`);

const paid = async ({ id }: BillAccountView, amounts: readonly number[], daysAgo = 0): Promise<void> => {
  for (const amount of amounts) {
    await service.deps.database.query(PAID, [service.deps.newId(), id, amount, new Date(service.clock.now().getTime() - daysAgo * 86_400_000)]);
  }
};

describe('looking up what a biller says is owed (lookUpBill)', () => {
  test('fixes all of it for ten minutes', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    const bill = await lookedUp(service, payer, account.id);
    expect(bill).toMatchObject({ accountId: account.id, maskedNumber: account.maskedNumber, holder: account.holder, amountFen: account.due.amountFen, feeFen: 0, part: null, unusual: null, limit: null });
    expect(bill.owedFen).toBe(bill.amountFen);
    expect(bill.totalFen).toBe(bill.amountFen);
    expect(bill.items.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(bill.owedFen);
    expect(bill.dueOn).toBe(account.due.dueOn);
    const left = Date.parse(bill.expiresAt) - service.clock.now().getTime();
    expect(left).toBeGreaterThan(9 * MINUTE_MS);
    expect(left).toBeLessThanOrEqual(10 * MINUTE_MS);
  });

  test('tells the amount of the demonstration', async () => {
    const account = await bound(service, payer, ELECTRICITY, { fields: { account: '3101000128600' } });
    expect((await lookedUp(service, payer, account.id)).amountFen).toBe(128_60);
  });

  test('refuses another amount where it is all or nothing', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    const owed = account.due.amountFen!;
    expect(codeOf(await lookUp(service, payer, account.id, owed - 1))).toBe('amount-refused');
    expect(codeOf(await lookUp(service, payer, account.id, owed + 1))).toBe('amount-refused');
    expect((await lookedUp(service, payer, account.id, owed)).amountFen).toBe(owed);
  });

  test('takes a part where the biller does, up to all of it', async () => {
    const account = await gas();
    const owed = account.due.amountFen!;
    expect(await lookedUp(service, payer, account.id, 1)).toMatchObject({ owedFen: owed, amountFen: 1, part: { minFen: 1, maxFen: owed, stepFen: 1 } });
    expect(await lookedUp(service, payer, account.id, owed)).toMatchObject({ amountFen: owed });
    expect(codeOf(await lookUp(service, payer, account.id, owed + 1))).toBe('amount-refused');
  });

  test('refuses when nothing is owed, and when it was paid elsewhere since', async () => {
    const none = await bound(service, payer, ELECTRICITY, { fields: { account: newNumber({ ending: '0000' }) } });
    expect(codeOf(await lookUp(service, payer, none.id))).toBe('nothing-due');
    const fields = { account: newNumber() };
    const account = await bound(service, payer, ELECTRICITY, { fields });
    expect(service.sandbox.billers.payElsewhere({ billerKey: ELECTRICITY, fields })).toBe(true);
    expect(codeOf(await lookUp(service, payer, account.id))).toBe('nothing-due');
    const { body } = await service.get('/api/bills/due', { token: payer.token });
    expect(body).toEqual({ dues: [], totalFen: 0 });
  });

  test('tells another amount when the biller has changed it', async () => {
    const fields = { account: newNumber() };
    const account = await bound(service, payer, ELECTRICITY, { fields });
    service.sandbox.billers.changeBill({ billerKey: ELECTRICITY, fields }, 77_77);
    expect(await lookedUp(service, payer, account.id)).toMatchObject({ owedFen: 77_77, amountFen: 77_77, items: [{ amountFen: 77_77 }] });
  });

  test.each(['cut-before', 'fault-after', 'forged', 'unsigned', 'nonsense', 'processing'] as const)('refuses while the biller is away: %s', async (trouble) => {
    const account = await bound(service, payer, ELECTRICITY);
    service.sandbox.billers.plan('find', trouble);
    expect(codeOf(await lookUp(service, payer, account.id))).toBe('biller-unavailable');
    expect((await lookedUp(service, payer, account.id)).amountFen).toBe(account.due.amountFen); // and what was known stands
  });

  test('refuses while the biller is being maintained', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    const now = service.clock.now();
    service.sandbox.billers.setMaintenance({ from: now, until: new Date(now.getTime() + MINUTE_MS) });
    expect(codeOf(await lookUp(service, payer, account.id))).toBe('biller-unavailable');
    service.sandbox.billers.setMaintenance(null);
  });

  test('finds the bills of a biller that left them with us', async () => {
    const account = await bound(service, payer, ELECTRICITY); // asked as any other
    const { id: billerId } = await billerByKey(service.deps, 'property-310100');
    const fields = { room: '12-3-602' };
    await service.deps.database.query(HOSTED, [billerId, 'P1', accountHash(service.deps, billerId, fields), 610_00]);
    const home = await bound(service, payer, 'property-310100', { fields });
    expect(home.id).not.toBe(account.id);
    expect(await lookedUp(service, payer, home.id)).toMatchObject({ owedFen: 610_00, dueOn: '2026-12-20', period: '2026年11月', holder: '王*' });
  });
});

describe('looking up what an amount comes to', () => {
  test('takes what the member says within the limits and steps of the biller', async () => {
    const account = await bound(service, payer, 'broadband-310100', { fields: { account: newNumber({ digits: 14 }) } });
    expect(await lookedUp(service, payer, account.id, 50_00)).toMatchObject({ owedFen: 50_00, amountFen: 50_00, dueOn: null, period: null, items: [], part: null, holder: account.holder });
    for (const amountFen of [null, 9_99, 15_00, 5_010_00]) expect(codeOf(await lookUp(service, payer, account.id, amountFen))).toBe('amount-refused');
    service.sandbox.billers.plan('find', 'cut-before');
    expect(codeOf(await lookUp(service, payer, account.id, 50_00))).toBe('biller-unavailable');
  });

  test('takes a denomination of a top-up and nothing else, and asks nobody', async () => {
    const account = await bound(service, payer, 'mobile-top-up', { fields: { phone: '13800138006' } });
    service.sandbox.billers.setMaintenance({ from: new Date(0), until: new Date(8.64e15) });
    expect(await lookedUp(service, payer, account.id, 100_00)).toMatchObject({ amountFen: 100_00, totalFen: 100_00 });
    for (const amountFen of [null, 99_00, 100_01, 1_00]) expect(codeOf(await lookUp(service, payer, account.id, amountFen))).toBe('amount-refused');
    service.sandbox.billers.setMaintenance(null);
  });

  test('takes what the member says where nobody is asked', async () => {
    const account = await bound(service, payer, 'charity-310100', { fields: { donor: '王小满' } });
    expect(await lookedUp(service, payer, account.id, 20_00)).toMatchObject({ amountFen: 20_00, holder: null });
  });

  test('adds the fee of the biller, rounded up', async () => {
    const account = await bound(service, payer, 'petrol-card', { fields: { card: '4539578763621486' } });
    expect(await lookedUp(service, payer, account.id, 100_00)).toMatchObject({ amountFen: 100_00, feeFen: 30, totalFen: 100_30 });
    expect(await lookedUp(service, payer, account.id, 2_000_00)).toMatchObject({ feeFen: 5_00 });
  });
});

describe('a bill beside what is usual', () => {
  const lookUpSaid = async (account: BillAccountView, amountFen: number) => (await lookedUp(service, payer, account.id, amountFen)).unusual;
  const charity = () => bound(service, payer, 'charity-310100', { fields: { donor: '王小满' } });

  test('is told to be unusual beyond twice the median, and below a third of it', async () => {
    const account = await charity();
    await paid(account, [90_00, 30_00, 60_00]);
    expect(await lookUpSaid(account, 120_00)).toBeNull();
    expect(await lookUpSaid(account, 121_00)).toEqual({ usualFen: 60_00 });
    expect(await lookUpSaid(account, 20_00)).toBeNull();
    expect(await lookUpSaid(account, 19_00)).toEqual({ usualFen: 60_00 });
  });

  test('has nothing to be beside before three were paid', async () => {
    const account = await charity();
    await paid(account, [30_00, 30_00]);
    expect(await lookUpSaid(account, 1_000_00)).toBeNull();
  });

  test('looks at the last six', async () => {
    const account = await charity();
    await paid(account, [900_00, 900_00, 900_00, 900_00], 300);
    await paid(account, [30_00, 30_00, 30_00, 30_00, 30_00, 30_00]);
    expect(await lookUpSaid(account, 900_00)).toEqual({ usualFen: 30_00 });
  });
});

describe('a bill beside the limit of the month', () => {
  test('warns when the month would pass it, and refuses nothing', async () => {
    const account = await bound(service, payer, 'charity-310100', { fields: { donor: '王小满' } });
    const body = { alias: null, familyId: null, reminderDays: null, monthlyLimitFen: 100_00 };
    await service.send('PUT', `/api/bill-accounts/${account.id}`, { token: payer.token, body });
    await paid(account, [60_00]);
    await paid(account, [500_00], 35); // in another month
    expect((await lookedUp(service, payer, account.id, 40_00)).limit).toBeNull();
    expect((await lookedUp(service, payer, account.id, 41_00)).limit).toEqual({ limitFen: 100_00, paidFen: 60_00 });
  });
});

describe('a bill beside points and coupons', () => {
  test('offers points as cash in whole steps', async () => {
    const account = await bound(service, payer, ELECTRICITY, { fields: { account: '3101000128600' } });
    const without = (await lookedUp(service, payer, account.id)).points;
    expect(without).toMatchObject({ pointsMax: 0, rulesVersion: 1 });
    expect(without.stepFenOff).toBeGreaterThan(0);
    await giveLot(service.deps, payer.id, 100_000);
    const { points } = await lookedUp(service, payer, account.id);
    expect(points.pointsMax).toBeGreaterThan(0);
    expect(points.pointsMax % points.step).toBe(0);
    expect((points.pointsMax / points.step) * points.stepFenOff).toBeLessThan(128_60);
  });

  test('offers the coupons of the member that fit: not shown, not over, not used, for a bill of so much', async () => {
    const account = await bound(service, payer, 'charity-310100', { fields: { donor: '王小满' } });
    const itemId = await saveItem(service.deps, anItem('coupon', { title: '缴费立减', valueFen: 5_00 }));
    await putItemOnShelf(service.deps, itemId);
    await service.deps.database.query(sql('test.for_bills', 'update mall_items set bill_min_fen = 5000 where id = $1'), [itemId]);
    const coupon = async (member: Payer): Promise<string> => {
      await giveLot(service.deps, member.id, 1_000);
      return (await placeOrder(service.deps, member.id, { key: randomUUID(), itemId, pointsSeen: 1_000 })).id;
    };
    const [fits, shown, used, over] = [await coupon(payer), await coupon(payer), await coupon(payer), await coupon(payer)];
    await coupon(await newPayer(service));
    const change = (id: string, what: string) => service.deps.database.query(sql(`test.coupon_${what}`, `update mall_orders set ${what} where id = $1`), [id]);
    await change(shown, 'revealed_at = now()');
    await change(used, 'payment_id = 1');
    await change(over, `valid_until = '2020-01-01'`);
    const { coupons } = await lookedUp(service, payer, account.id, 50_00);
    expect(coupons).toMatchObject([{ id: fits, title: '缴费立减', fenOff: 5_00 }]);
    expect((await lookedUp(service, payer, account.id, 49_00)).coupons).toEqual([]);
    await change(used, 'payment_id = null');
  });
});

describe('who may look up, and how often', () => {
  test('refuses an account of somebody else, one that is forgotten, and one that is none', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    expect(codeOf(await lookUp(service, await newPayer(service), account.id))).toBe('bill-account-not-found');
    expect(codeOf(await lookUp(service, payer, '1'))).toBe('bill-account-not-found');
    await service.send('DELETE', `/api/bill-accounts/${account.id}`, { token: payer.token });
    expect(codeOf(await lookUp(service, payer, account.id))).toBe('bill-account-not-found');
  });

  test('refuses at hours at which the biller takes nothing, and when it is no longer offered', async () => {
    const parking = listSeedBillers().find(({ key }) => key === 'parking-310100')!;
    await addBillers(service.deps, [parking]);
    const account = await bound(service, payer, 'parking-310100', { fields: { plate: '沪A12345' } });
    const now = service.clock.now().getTime();
    const timeOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16);
    await addBillers(service.deps, [{ ...parking, hours: { from: timeOf(now + 60 * MINUTE_MS), until: timeOf(now + 120 * MINUTE_MS) } }]);
    expect(codeOf(await lookUp(service, payer, account.id, 5_00))).toBe('biller-closed');
    await addBillers(service.deps, [{ ...parking, isOnShelf: false }]);
    expect(codeOf(await lookUp(service, payer, account.id, 5_00))).toBe('biller-not-found');
  });

  test('lets a member look up thirty times in ten minutes', async () => {
    const account = await bound(service, payer, 'charity-310100', { fields: { donor: '王小满' } });
    for (let count = 0; count < 30; count += 1) await lookedUp(service, payer, account.id, 5_00);
    expect(codeOf(await lookUp(service, payer, account.id, 5_00))).toBe('too-many-requests');
    expect((await lookUp(service, await newPayer(service), account.id, 5_00)).status).toBe(404); // others may
    service.clock.advance(10 * MINUTE_MS + 1_000);
    expect((await lookUp(service, payer, account.id, 5_00)).status).toBe(200);
  });

  test('keeps the account sealed, bound to its own row', async () => {
    const fields = { account: newNumber() };
    const [one, other] = [await bound(service, payer, ELECTRICITY, { fields }), await bound(service, payer, ELECTRICITY)];
    const { fieldsSealed } = (await findAccountById(service.deps.database, one.id))!;
    expect(openFields(service.deps, one.id, fieldsSealed!)).toEqual(fields);
    expect(() => openFields(service.deps, other.id, fieldsSealed!)).toThrow();
  });
});
