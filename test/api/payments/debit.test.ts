import { randomUUID } from 'node:crypto';
import type { Deps } from '../../../server/deps';
import type { Debit } from '../../../server/payments/bank-debits';
import { startUnder } from '../../../server/payments/start';
import { newDebtor, resolveAfter, seen, startPaying, type Debtor } from '../../support/payments';
import type { Service } from '../../support/service';

let service: Service;
let debtor: Debtor;
let key: string;

jest.setTimeout(120_000);

beforeAll(async () => void (service = await startPaying()));
afterAll(() => service.close());
beforeEach(async () => {
  debtor = await newDebtor(service, { points: 1_000 });
  key = randomUUID();
});

const debit = (deps: Deps = service.deps) => startUnder(deps, { memberId: debtor.id, billId: debtor.bill.id, key });
const bank = (answers: Partial<Deps['bankDebits']>): Deps => ({ ...service.deps, bankDebits: { ...service.deps.bankDebits, ...answers } });

test('a bill is debited at the bank once, with no points, however often it is asked for', async () => {
  const payments = [await debit(), await debit(), await debit()];
  expect(new Set(payments.map(({ id }) => id)).size).toBe(1);
  expect(payments[0]).toMatchObject({ state: 'done', method: 'debit', points: 0, payFen: debtor.bill.totalFen });
});

test('one that the bank refuses is closed with its reason, and the bill can be paid', async () => {
  const short = bank({ debit: async () => ({ state: 'refused', reason: 'account-short' }) });
  expect(await debit(short)).toMatchObject({ state: 'closed', reason: 'account-short' });
  key = randomUUID();
  expect(await debit()).toMatchObject({ state: 'done' });
});

test('one that the bank says nothing of stays open beyond its time, and is brought on when it says', async () => {
  const debited = async (order: Debit) => service.deps.bankDebits.debit(order).then(() => ({ state: 'unknown' as const, why: 'silent' }));
  const silent = bank({ debit: debited, ask: async () => ({ state: 'unknown', why: 'silent' }) });
  const { id, state } = await debit(silent);
  expect(state).toBe('unpaid');
  for (let hour = 0; hour < 5; hour += 1) await resolveAfter(service, 3_601, silent);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'unpaid' });
  await resolveAfter(service, 3_601);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
});

test('one that never reached the bank is sent again in its time, and closed after it', async () => {
  const away = bank({ debit: async () => ({ state: 'unknown', why: 'away' }) });
  const soon = await debit(away);
  await resolveAfter(service, 60);
  expect(await seen(service, debtor, soon.id)).toMatchObject({ state: 'done' });
  debtor = await newDebtor(service);
  key = randomUUID();
  const { id } = await debit(away);
  await resolveAfter(service, 3 * 86_400);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'closed', reason: 'too-late' });
  expect(await service.deps.bankDebits.ask(id)).toEqual({ state: 'absent' });
});
