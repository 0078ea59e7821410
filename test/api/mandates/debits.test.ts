import { randomUUID } from 'node:crypto';
import { findAccountById } from '../../../server/bills/store';
import { makeBill } from '../../../server/bills/make-bill';
import { startUnder } from '../../../server/payments/start';
import { findPayment } from '../../../server/payments/store';
import { announceDebits } from '../../../server/mandates/announce';
import { runDebits } from '../../../server/mandates/debit';
import { mandateEventHandlers } from '../../../server/mandates/on-events';
import { sql } from '../../../server/database/database';
import { addDays, shanghaiDay } from '../../../server/shanghai';
import { bound, newNumber, someBillers } from '../../support/bills';
import { ELECTRICITY, keepEvents, mandateOf, moveTo, moveToNextMonth, newHolder, pause, started, stop, takenFrom, toldTo, type Holder } from '../../support/mandates';
import { startService, type Service } from '../../support/service';

jest.setTimeout(120_000);

let service: Service;

beforeEach(async () => {
  service = await startService();
  moveToNextMonth(service);
  await someBillers(service.deps);
  await keepEvents(service);
});
afterEach(() => service.close());

const today = (): string => shanghaiDay(service.clock.now());
/** Drains until nothing follows from it any more. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) await service.drain();
};
const nextDay = async (time = '10:00'): Promise<void> => {
  moveTo(service, 1, time);
  await settle();
};
const withMandate = async (capFen = 50_000_00, person?: string): Promise<Holder & { owedFen: number }> => {
  const holder = await newHolder(service, person);
  await started(service, holder, { capFen });
  await settle();
  return { ...holder, owedFen: holder.account.due.amountFen! };
};
const ends = (holder: Holder) => toldTo(service, holder, 'debit-ended');

test('a bill is announced the day before, in the same words as it is debited, once; and the member is told once', async () => {
  const holder = await withMandate();
  const { next, last, id } = await mandateOf(service, holder);
  expect([next, last]).toEqual([{ debitOn: addDays(today(), 1), amountFen: holder.owedFen, state: 'announced', reason: null, paymentId: null }, null]);
  expect(await toldTo(service, holder, 'debit-announced')).toEqual([
    { memberId: holder.id, mandateId: id, biller: holder.account.biller.name, masked: holder.account.maskedNumber, amountFen: holder.owedFen, debitOn: next!.debitOn },
  ]);
  await nextDay('09:59');
  expect(takenFrom(service, holder)).toBe(0);
  moveTo(service, 0, '10:00');
  await settle();
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
  const after = await mandateOf(service, holder);
  expect(after.next).toBeNull();
  expect(after.last).toMatchObject({ state: 'done', reason: null, amountFen: holder.owedFen });
  expect(await findPayment(service.deps.database, after.last!.paymentId!)).toMatchObject({ state: 'done', method: 'debit', points: 0, couponId: null });
  await nextDay();
  await nextDay();
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
  expect(await toldTo(service, holder, 'debit-announced')).toHaveLength(1);
  expect(await ends(holder)).toEqual([]);
});

test('a bill of exactly the cap is debited; one of a fen more is not, and the member is told once', async () => {
  const probe = await newHolder(service);
  const owed = probe.account.due.amountFen!;
  await started(service, probe, { capFen: owed });
  const other = await newHolder(service);
  service.sandbox.billers.changeBill(other.place, 10_001);
  await started(service, other, { capFen: 10_000 });
  await settle();
  expect((await mandateOf(service, other)).last).toMatchObject({ state: 'skipped', reason: 'above-cap', amountFen: 10_001 });
  await nextDay();
  await nextDay();
  expect(takenFrom(service, probe)).toBe(owed);
  expect(takenFrom(service, other)).toBe(0);
  expect(await ends(other)).toEqual([expect.objectContaining({ reason: 'above-cap', amountFen: 10_001 })]);
});

test('a bill that fell under the cap again is announced then', async () => {
  const holder = await newHolder(service);
  service.sandbox.billers.changeBill(holder.place, 10_001);
  await started(service, holder, { capFen: 10_000 });
  await settle();
  service.sandbox.billers.changeBill(holder.place, 10_000);
  await nextDay();
  expect((await mandateOf(service, holder)).next).toMatchObject({ state: 'announced', amountFen: 10_000 });
  await nextDay();
  expect(takenFrom(service, holder)).toBe(10_000);
});

test('what became more since it was announced is announced anew; what became less is debited as it is', async () => {
  const [more, less] = [await withMandate(), await withMandate()];
  service.sandbox.billers.changeBill(more.place, more.owedFen + 1);
  service.sandbox.billers.changeBill(less.place, less.owedFen - 1);
  await nextDay();
  expect(takenFrom(service, less)).toBe(less.owedFen - 1);
  expect(takenFrom(service, more)).toBe(0);
  expect((await mandateOf(service, more)).next).toMatchObject({ debitOn: addDays(today(), 1), amountFen: more.owedFen + 1 });
  expect(await toldTo(service, more, 'debit-announced')).toHaveLength(2);
  await nextDay();
  expect(takenFrom(service, more)).toBe(more.owedFen + 1);
});

test('what rose above the cap since it was announced is not debited, and is told', async () => {
  const holder = await newHolder(service);
  await started(service, holder, { capFen: holder.account.due.amountFen! });
  await settle();
  service.sandbox.billers.changeBill(holder.place, holder.account.due.amountFen! + 1);
  await nextDay();
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
  expect(await ends(holder)).toEqual([expect.objectContaining({ reason: 'above-cap' })]);
});

test('an account without enough is tried on its day and the next two, then never again, and the member is told once', async () => {
  const holder = await withMandate(undefined, 'short-阿空');
  const days: unknown[] = [];
  for (let day = 0; day < 3; day += 1) {
    await nextDay();
    days.push((await mandateOf(service, holder)).next?.debitOn ?? null);
  }
  expect(days).toEqual([addDays(today(), -1), today(), null]);
  expect((await mandateOf(service, holder)).last).toMatchObject({ state: 'failed', reason: 'account-short' });
  expect(await ends(holder)).toEqual([expect.objectContaining({ reason: 'account-short', amountFen: holder.owedFen })]);
  service.sandbox.bankDebits.setBalance(holder.openid, 2_000_000);
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
  expect(await toldTo(service, holder, 'debit-announced')).toHaveLength(1);
});

test('an account that has enough on the second day is debited once', async () => {
  const holder = await withMandate(undefined, 'short-阿满');
  await nextDay();
  service.sandbox.bankDebits.setBalance(holder.openid, 2_000_000);
  await nextDay();
  await nextDay();
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
  expect((await mandateOf(service, holder)).last).toMatchObject({ state: 'done' });
  expect(await ends(holder)).toEqual([]);
});

test('a bank that refuses, and a biller that refuses, end it at once: the money is back, and the member is told', async () => {
  const [bank, biller] = [await withMandate(), await withMandate()];
  service.sandbox.billers.plan('deliver', 'refused');
  await stop(service, bank, await mandateOf(service, bank)); // so that the refusal is of the other
  await nextDay();
  expect((await mandateOf(service, biller)).last).toMatchObject({ state: 'failed', reason: 'biller-refused' });
  expect(takenFrom(service, biller)).toBe(0);
  expect(await ends(biller)).toEqual([expect.objectContaining({ reason: 'biller-refused' })]);
  const refused = await withMandate();
  service.sandbox.bankDebits.plan('debit', 'refused');
  await nextDay();
  expect((await mandateOf(service, refused)).last).toMatchObject({ state: 'failed', reason: 'debit-refused' });
  expect(await ends(refused)).toEqual([expect.objectContaining({ reason: 'debit-refused' })]);
});

test('a bill that was paid elsewhere meanwhile ends quietly', async () => {
  const holder = await withMandate();
  service.sandbox.billers.payElsewhere(holder.place);
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
  expect((await mandateOf(service, holder)).last).toMatchObject({ state: 'skipped', reason: 'paid-elsewhere' });
  expect(await ends(holder)).toEqual([]);
});

test('a bill that the member pays while it is announced is not debited, and is not shown as announced any more', async () => {
  const [whole, part] = [await withMandate(), await withMandate()];
  const pay = async (holder: Holder, amountFen: number) => {
    const { bill } = await makeBill(service.deps, (await findAccountById(service.deps.database, holder.account.id))!, { amountFen });
    await startUnder(service.deps, { memberId: holder.id, billId: bill.id, key: randomUUID() }); // not under the mandate: as a member would
    await settle();
  };
  await pay(whole, whole.owedFen);
  expect(await mandateOf(service, whole)).toMatchObject({ next: null, last: { state: 'skipped', reason: 'paid-elsewhere' } });
  expect((await mandateOf(service, part)).next).toMatchObject({ state: 'announced' });
  await nextDay();
  expect(takenFrom(service, whole)).toBe(whole.owedFen);
  expect(takenFrom(service, part)).toBe(part.owedFen);
  expect(await ends(whole)).toEqual([]);
});

test('a bank that does not answer is asked again, and debits once', async () => {
  const holder = await withMandate();
  service.sandbox.bankDebits.plan('debit', 'cut-after');
  moveTo(service, 1, '10:00');
  await runDebits(service.deps);
  expect((await mandateOf(service, holder)).next).toMatchObject({ state: 'paying' });
  service.clock.advance(60_000);
  await settle();
  expect((await mandateOf(service, holder)).last).toMatchObject({ state: 'done' });
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
});

test('a biller that is away at the moment of the debit is asked again later on the same day', async () => {
  const holder = await withMandate();
  moveTo(service, 1, '10:00');
  const from = service.clock.now();
  service.sandbox.billers.setMaintenance({ from, until: new Date(from.getTime() + 20 * 60_000) });
  await settle();
  expect((await mandateOf(service, holder)).next).toMatchObject({ state: 'announced' });
  moveTo(service, 0, '11:00');
  await settle();
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
});

test('stopped while it is announced, nothing is debited; and nothing is announced after it', async () => {
  const holder = await withMandate();
  const { id } = await mandateOf(service, holder);
  expect((await stop(service, holder, { id })).body).toMatchObject({ state: 'stopped', next: null, last: { state: 'skipped', reason: 'not-active' } });
  await nextDay();
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
  expect(await ends(holder)).toEqual([]);
  expect(await toldTo(service, holder, 'debit-announced')).toHaveLength(1);
});

test('stopped while it is with the bank, the debit ends by itself', async () => {
  const holder = await withMandate();
  service.sandbox.bankDebits.plan('debit', 'processing');
  moveTo(service, 1, '10:00');
  await runDebits(service.deps);
  await stop(service, holder, await mandateOf(service, holder));
  expect(await mandateOf(service, holder)).toMatchObject({ state: 'stopped', next: { state: 'paying' } });
  service.clock.advance(60_000);
  await settle();
  expect(await mandateOf(service, holder)).toMatchObject({ state: 'stopped', next: null, last: { state: 'done' } });
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
});

test('stopped at any moment of its day, a debit is whole or not at all', async () => {
  const holders = [];
  for (let index = 0; index < 6; index += 1) holders.push(await withMandate());
  const mandates = await Promise.all(holders.map((holder) => mandateOf(service, holder)));
  moveTo(service, 1, '10:00');
  await Promise.all([runDebits(service.deps), ...holders.map((holder, index) => stop(service, holder, mandates[index]!))]);
  service.clock.advance(60_000);
  await settle();
  for (const holder of holders) {
    const { state, next, last } = await mandateOf(service, holder);
    expect([state, next]).toEqual(['stopped', null]);
    expect(takenFrom(service, holder)).toBe(last!.state === 'done' ? holder.owedFen : 0);
    expect(['done', 'skipped']).toContain(last!.state);
  }
});

test('paused, what was announced is skipped; resumed, it is announced anew', async () => {
  const holder = await withMandate();
  const { id } = await mandateOf(service, holder);
  expect((await pause(service, holder, { id }, true)).body).toMatchObject({ state: 'paused', next: null, last: { reason: 'not-active' } });
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
  expect((await pause(service, holder, { id }, false)).body).toMatchObject({ state: 'active' });
  await settle();
  expect((await mandateOf(service, holder)).next).toMatchObject({ state: 'announced', debitOn: addDays(today(), 1) });
  await nextDay();
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
});

test('an account that is unbound has no mandate any more', async () => {
  const holder = await withMandate();
  await service.send('DELETE', `/api/bill-accounts/${holder.account.id}`, { token: holder.token });
  expect((await mandateOf(service, holder)).state).toBe('stopped');
  await nextDay();
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
});

test('a member who closed their account is debited nothing', async () => {
  const holder = await withMandate();
  expect((await service.send('DELETE', '/api/members/me', { token: holder.token })).status).toBe(204);
  await settle();
  const [mandate] = await service.deps.database.query(sql('test.mandate', 'select state from mandates where member_id = $1'), [holder.id]);
  expect(mandate).toEqual({ state: 'stopped' });
  await nextDay();
  expect(takenFrom(service, holder)).toBe(0);
});

test('several workers at once announce once and debit once', async () => {
  const holders = [];
  for (let index = 0; index < 5; index += 1) holders.push(await newHolder(service));
  for (const holder of holders) await started(service, holder);
  await Promise.all(Array.from({ length: 4 }, () => announceDebits(service.deps)));
  moveTo(service, 1, '10:00');
  await Promise.all(Array.from({ length: 4 }, () => runDebits(service.deps)));
  await settle();
  for (const holder of holders) {
    expect(await toldTo(service, holder, 'debit-announced')).toHaveLength(1);
    expect(takenFrom(service, holder)).toBe(holder.account.due.amountFen);
    expect(await toldTo(service, holder, 'payment-made')).toHaveLength(1);
  }
});

test('a worker that dies after the bank has debited, before it has written so, debits nothing again', async () => {
  const holder = await withMandate();
  moveTo(service, 1, '10:00');
  const { bankDebits } = service.deps;
  const dying = { ...service.deps, bankDebits: { ...bankDebits, debit: async (order: Parameters<typeof bankDebits.debit>[0]) => bankDebits.debit(order).then(() => { throw new Error('killed'); }) } };
  await expect(runDebits(dying)).rejects.toThrow('killed');
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
  service.clock.advance(11 * 60_000);
  await settle();
  expect((await mandateOf(service, holder)).last).toMatchObject({ state: 'done' });
  expect(takenFrom(service, holder)).toBe(holder.owedFen);
  expect(await toldTo(service, holder, 'payment-made')).toHaveLength(1);
});

test('what payments tell five times, and late, changes nothing', async () => {
  const holder = await withMandate();
  await nextDay();
  const before = await mandateOf(service, holder);
  const [made] = await toldTo<never>(service, holder, 'payment-made');
  const handlers = mandateEventHandlers(service.deps);
  for (let time = 0; time < 5; time += 1) {
    await service.deps.database.transaction((tx) => handlers['payment-made']!(tx, made!));
    await service.deps.database.transaction((tx) => handlers['payment-closed']!(tx, made!));
  }
  expect(await mandateOf(service, holder)).toEqual(before);
});

test('the account of another number of the same member has a mandate of its own', async () => {
  const holder = await withMandate();
  const second = await bound(service, holder, ELECTRICITY, { fields: { account: newNumber() } });
  await started(service, { ...holder, account: second });
  await settle();
  await nextDay();
  expect(takenFrom(service, holder)).toBe(holder.owedFen + second.due.amountFen!);
});
