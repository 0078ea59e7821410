import type { BillAccountList, BillAccountView, DueList } from '@micro-branch/contract/bills';
import { checkDues } from '../../../server/bills/check-dues';
import { forgetBills } from '../../../server/bills/forget-bills';
import { findAccountById } from '../../../server/bills/store';
import { remindOfBills } from '../../../server/bills/remind';
import { sql } from '../../../server/database/database';
import { emit } from '../../../server/events/outbox';
import { addDays, daysBetween, shanghaiDay } from '../../../server/shanghai';
import { bound, codeOf, lookedUp, lookUp, newNumber, moveToNoon, newPayer, someBillers, type Payer } from '../../support/bills';
import { startService, type Service } from '../../support/service';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ELECTRICITY = 'electricity-310100';
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

const dues = async ({ token }: Payer): Promise<DueList> => (await service.get('/api/bills/due', { token })).body as DueList;
const accounts = async ({ token }: Payer) => ((await service.get('/api/bill-accounts', { token })).body as BillAccountList).accounts;

const CHECK_AT = sql('test.check_at', 'select check_at as "checkAt", check_failures as failures from bill_accounts where id = $1');
const checkOf = async ({ id }: BillAccountView) => (await service.deps.database.query<{ checkAt: Date | null; failures: number }>(CHECK_AT, [id]))[0]!;
const hoursAhead = async (account: BillAccountView): Promise<number> => ((await checkOf(account)).checkAt!.getTime() - service.clock.now().getTime()) / HOUR_MS;

const DUE_ON = sql('test.due_on', 'update bill_accounts set due_on = $2, due_id = $3 where id = $1');
const REMINDERS = sql('test.reminders', `select payload from events where kind = 'bill-due' and payload->>'accountId' = $1`);
const reminders = async ({ id }: BillAccountView) => (await service.deps.database.query<{ payload: Record<string, unknown> }>(REMINDERS, [id])).map(({ payload }) => payload);

/** As if the bill ended on a day. */
const ends = async ({ id }: BillAccountView, inDays: number, bill = 'B1'): Promise<string> => {
  const day = addDays(shanghaiDay(service.clock.now()), inDays);
  await service.deps.database.query(DUE_ON, [id, day, bill]);
  return day;
};

describe('what is due (listDues)', () => {
  test('comes with its days left, the nearest end first, and is summed up', async () => {
    const [far, near, over] = [await bound(service, payer, ELECTRICITY), await bound(service, payer, ELECTRICITY), await bound(service, payer, ELECTRICITY)];
    await bound(service, payer, ELECTRICITY, { fields: { account: newNumber({ ending: '0000' }) } });
    await bound(service, payer, 'mobile-top-up', { fields: { phone: '13800138006' } });
    await ends(far, 9);
    await ends(near, 0);
    await ends(over, -2);
    const { dues: list, totalFen } = await dues(payer);
    expect(list.map(({ account, daysLeft }) => [account.id, daysLeft])).toEqual([[over.id, -2], [near.id, 0], [far.id, 9]]);
    expect(totalFen).toBe(list.reduce((sum, { amountFen }) => sum + amountFen, 0));
    expect(await dues(await newPayer(service))).toEqual({ dues: [], totalFen: 0 });
  });
});

describe('asking billers what is owed', () => {
  test('happens about once a day, for each account at its own minute', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    expect(await hoursAhead(account)).toBeGreaterThan(11);
    expect(await hoursAhead(account)).toBeLessThan(25);
    expect((await checkOf(await bound(service, payer, 'mobile-top-up', { fields: { phone: '13800138006' } }))).checkAt).toBeNull();
  });

  test('finds that it was paid elsewhere, and what is owed next', async () => {
    const fields = { account: newNumber() };
    payer = await newPayer(service, 'for two months');
    const account = await bound(service, payer, ELECTRICITY, { fields });
    service.sandbox.billers.payElsewhere({ billerKey: ELECTRICITY, fields });
    await checkDues(service.deps);
    expect((await dues(payer)).dues).toHaveLength(1); // not its time yet
    service.clock.advance(DAY_MS + HOUR_MS);
    await checkDues(service.deps);
    expect((await dues(payer)).dues).toEqual([]);
    expect((await accounts(payer))[0]!.due).toMatchObject({ state: 'none', amountFen: null });
    service.clock.advance(32 * DAY_MS);
    await checkDues(service.deps);
    const [due] = (await dues(await newPayer(service, 'for two months'))).dues;
    expect(due?.account.id).toBe(account.id);
    expect(daysBetween(shanghaiDay(service.clock.now()), due!.dueOn!)).toBeGreaterThan(0);
  });

  test('is put off further each time the biller is away, and what was known stands', async () => {
    await checkDues(service.deps); // what other tests left
    const account = await bound(service, payer, ELECTRICITY);
    const pauses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      await service.deps.database.query(sql('test.check_now', 'update bill_accounts set check_at = $2 where id = $1'), [account.id, service.clock.now()]);
      service.sandbox.billers.plan('find', 'cut-before');
      await checkDues(service.deps);
      pauses.push(await hoursAhead(account));
    }
    expect(pauses[0]).toBeLessThan(pauses[1]!);
    expect(pauses[1]).toBeLessThan(pauses[2]!);
    expect((await accounts(payer))[0]!.due).toEqual(account.due);
    await service.deps.database.query(sql('test.check_now', 'update bill_accounts set check_at = $2 where id = $1'), [account.id, service.clock.now()]);
    await checkDues(service.deps);
    expect((await checkOf(account)).failures).toBe(0);
  });

  test('asks of an account once, though two processes look', async () => {
    await checkDues(service.deps);
    const account = await bound(service, payer, ELECTRICITY);
    const asked: string[] = [];
    const counted = {
      ...service.deps,
      billerLink: { ...service.deps.billerLink, findBill: (key: string, fields: Record<string, string>) => (asked.push(key), service.deps.billerLink.findBill(key, fields)) },
    };
    await service.deps.database.query(sql('test.check_now', 'update bill_accounts set check_at = $2 where id = $1'), [account.id, service.clock.now()]);
    await Promise.all([checkDues(counted), checkDues(counted), checkDues(counted)]);
    expect(asked).toHaveLength(1);
  });
});

describe('reminding of a bill', () => {
  test('comes once, as many days ahead as the member wants', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    await ends(account, 4);
    await remindOfBills(service.deps);
    expect(await reminders(account)).toEqual([]);
    const dueOn = await ends(account, 3);
    await Promise.all([remindOfBills(service.deps), remindOfBills(service.deps)]);
    await remindOfBills(service.deps);
    expect(await reminders(account)).toEqual([{ memberId: payer.id, accountId: account.id, biller: account.biller.name, masked: account.maskedNumber, amountFen: account.due.amountFen, dueOn }]);
    await ends(account, 0, 'B2');
    await remindOfBills(service.deps);
    expect(await reminders(account)).toHaveLength(2);
  });

  test('does not come when it is over, when the member wants none, or when the account is forgotten', async () => {
    const [over, unwanted, forgotten] = [await bound(service, payer, ELECTRICITY), await bound(service, payer, ELECTRICITY), await bound(service, payer, ELECTRICITY)];
    await ends(over, -1);
    await ends(unwanted, 1);
    await ends(forgotten, 1);
    const body = { alias: null, familyId: null, reminderDays: null, monthlyLimitFen: null };
    await service.send('PUT', `/api/bill-accounts/${unwanted.id}`, { token: payer.token, body });
    await service.send('DELETE', `/api/bill-accounts/${forgotten.id}`, { token: payer.token });
    await remindOfBills(service.deps);
    for (const account of [over, unwanted, forgotten]) expect(await reminders(account)).toEqual([]);
  });
});

describe('what payments tell', () => {
  const START = sql(
    'test.payment_start',
    `select id from payment_start($1, $2, gen_random_uuid(), $3, 'wechat', $4, 0, 0, 1, null, null, $5::timestamptz + interval '15 minutes', $5::timestamptz + interval '1 day', $6::date, $5::timestamptz)`,
  );
  const start = async (bill: { id: string; totalFen: number }): Promise<string> => {
    const id = service.deps.newId();
    const now = service.clock.now();
    await service.deps.database.query(START, [id, payer.id, bill.id, bill.totalFen, now, shanghaiDay(now)]);
    return id;
  };
  const COLLECTED = sql('test.payment_collected', `select payment_collected($1::bigint, $2, 'WX' || $1::bigint, $3, $4::date, $3, $4::date, $4::date, $3)`);
  const DELIVERED = sql('test.payment_delivered', `select payment_delivered($1, 'B1', $2::date, $3, $4)`);
  /** Paid through us, by every step but the biller's own: it says still that it is owed. */
  const pay = async (bill: { id: string; totalFen: number }): Promise<string> => {
    const id = await start(bill);
    const now = service.clock.now();
    await service.deps.database.query(COLLECTED, [id, bill.totalFen, now, shanghaiDay(now)]);
    await service.deps.database.query(DELIVERED, [id, shanghaiDay(now), service.deps.newId(), now]);
    return id;
  };
  const made = (paymentId: string, account: BillAccountView, amountFen: number) =>
    service.deps.database.transaction((tx) =>
      emit(tx, service.deps, 'payment-made', {
        paymentId, memberId: payer.id, accountId: account.id, amountFen, paidFen: amountFen, paidAt: service.clock.now().toISOString(), biller: account.biller.name,
      }),
    );

  test('ends what is due, once, and is what was paid last', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    const bill = await lookedUp(service, payer, account.id);
    const paymentId = await pay(bill);
    await made(paymentId, account, bill.amountFen); // heard twice
    await service.drain();
    expect((await dues(payer)).dues).toEqual([]);
    expect((await accounts(payer))[0]).toMatchObject({ due: { state: 'none' }, lastPaid: { amountFen: bill.amountFen } });
    const paid = await service.deps.database.query(sql('test.paid', 'select 1 from account_payments where account_id = $1'), [account.id]);
    expect(paid).toHaveLength(1);
  });

  test('keeps a bill from being looked up while it is paid, and afterwards, though its biller has not heard of it', async () => {
    const fields = { account: newNumber() };
    const account = await bound(service, payer, ELECTRICITY, { fields });
    const bill = await lookedUp(service, payer, account.id);
    await start(bill);
    expect(codeOf(await lookUp(service, payer, account.id))).toBe('bill-under-payment');
    const other = await newPayer(service);
    const theirs = await bound(service, other, ELECTRICITY, { fields });
    expect(codeOf(await lookUp(service, other, theirs.id))).toBe('bill-under-payment');
    const done = await bound(service, payer, ELECTRICITY);
    await pay(await lookedUp(service, payer, done.id));
    expect(codeOf(await lookUp(service, payer, done.id))).toBe('nothing-due');
    expect((await findAccountById(service.deps.database, done.id))!.dueState).toBe('none');
  });

  test('of a part leaves the rest', async () => {
    const account = await bound(service, payer, 'gas-310100', { fields: { account: newNumber({ digits: 12 }) } });
    const bill = await lookedUp(service, payer, account.id, 10_00);
    await pay(bill);
    await service.drain();
    expect((await dues(payer)).dues).toMatchObject([{ amountFen: bill.owedFen - 10_00 }]);
  });

  test('of another bill says nothing of this one', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    await made(service.deps.newId(), account, 1_000_00);
    await service.drain();
    expect((await dues(payer)).dues).toMatchObject([{ amountFen: account.due.amountFen }]);
  });

  test('that it did not come about has the biller asked again', async () => {
    const fields = { account: newNumber() };
    const account = await bound(service, payer, ELECTRICITY, { fields });
    service.sandbox.billers.payElsewhere({ billerKey: ELECTRICITY, fields });
    const told = { paymentId: service.deps.newId(), memberId: payer.id, accountId: account.id, biller: account.biller.name };
    await service.deps.database.transaction((tx) => emit(tx, service.deps, 'payment-refunded', { ...told, refundFen: 1, refundedAt: service.clock.now().toISOString(), reason: 'paid-elsewhere' }));
    await service.drain();
    expect((await dues(payer)).dues).toEqual([]);
    const again = await bound(service, payer, ELECTRICITY);
    await service.deps.database.transaction((tx) => emit(tx, service.deps, 'payment-closed', { ...told, accountId: again.id, reason: 'too-late' }));
    await service.drain();
    expect((await findAccountById(service.deps.database, again.id))!.dueState).toBe('due');
  });

  test('is forgotten of look-ups after a week', async () => {
    const account = await bound(service, payer, ELECTRICITY);
    const bill = await lookedUp(service, payer, account.id);
    const isThere = async () => (await service.deps.database.query(sql('test.bill', 'select 1 from bills where id = $1'), [bill.id])).length === 1;
    service.clock.advance(7 * DAY_MS - HOUR_MS);
    await forgetBills(service.deps);
    expect(await isThere()).toBe(true);
    service.clock.advance(2 * HOUR_MS);
    await forgetBills(service.deps);
    expect(await isThere()).toBe(false);
  });
});
