import { randomUUID } from 'node:crypto';
import { sql } from '../../../server/database/database';
import { announceDebits } from '../../../server/mandates/announce';
import { runDebits } from '../../../server/mandates/debit';
import { someBillers } from '../../support/bills';
import { askToStart, mandateOf, moveTo, moveToNextMonth, newHolder, pause, started, stop, takenFrom, type Holder } from '../../support/mandates';
import { startService, type Service } from '../../support/service';

jest.setTimeout(120_000);

const STATES = sql('test.attacked_mandates', `select count(*) filter (where state <> 'stopped')::int as live, count(*)::int as all from mandates where account_id = $1`);

let service: Service;

beforeEach(async () => {
  service = await startService();
  moveToNextMonth(service);
  await someBillers(service.deps);
});
afterEach(() => service.close());

const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) await service.drain();
};
const withMandate = async (capFen?: number): Promise<Holder> => {
  const holder = await newHolder(service);
  await started(service, holder, capFen === undefined ? {} : { capFen });
  await settle();
  return holder;
};

test('sixty-four starts, pauses and stops at once leave one mandate or none, and the account says which', async () => {
  const holder = await newHolder(service);
  const { id } = await started(service, holder);
  const ways = [() => askToStart(service, holder), () => pause(service, holder, { id }, true), () => pause(service, holder, { id }, false), () => stop(service, holder, { id })];
  const answers = await Promise.all(Array.from({ length: 64 }, (_, index) => ways[index % 4]!()));
  expect(answers.filter(({ status }) => ![200, 409, 422].includes(status))).toEqual([]);
  const [{ live } = { live: -1 }] = await service.deps.database.query<{ live: number }>(STATES, [holder.account.id]);
  expect([0, 1]).toContain(live);
  const { body } = await service.get('/api/bill-accounts', { token: holder.token });
  expect(body).toMatchObject({ accounts: [{ hasMandate: live === 1 }] });
});

test('an account that is unbound while a debit is announced ends it as not active, not as paid', async () => {
  const holder = await withMandate();
  await service.send('DELETE', `/api/bill-accounts/${holder.account.id}`, { token: holder.token });
  moveTo(service, 1, '10:00');
  await runDebits(service.deps); // before any look at the mandate itself
  expect(await mandateOf(service, holder)).toMatchObject({ state: 'stopped', next: null, last: { state: 'skipped', reason: 'not-active' } });
  expect(takenFrom(service, holder)).toBe(0);
});

test('a mandate for an account that is unbound meanwhile cannot be brought to life', async () => {
  const holder = await withMandate();
  const { id } = await mandateOf(service, holder);
  await pause(service, holder, { id }, true);
  await service.send('DELETE', `/api/bill-accounts/${holder.account.id}`, { token: holder.token });
  expect((await pause(service, holder, { id }, false)).body).toMatchObject({ state: 'stopped' });
  await settle();
  moveTo(service, 1, '10:00');
  await settle();
  expect(takenFrom(service, holder)).toBe(0);
});

test.each([
  ['exactly the bill', 0, true],
  ['a fen less', -1, false],
])('a cap of %s', async (_what, more, isDebited) => {
  const holder = await newHolder(service);
  const owedFen = holder.account.due.amountFen!;
  await started(service, holder, { capFen: owedFen + more });
  await settle();
  moveTo(service, 1, '10:00');
  await settle();
  expect(takenFrom(service, holder)).toBe(isDebited ? owedFen : 0);
});

test('another bound account of the same number, paid by somebody else at the moment of the debit, is paid once', async () => {
  const holder = await withMandate();
  const other = await newHolder(service);
  await service.send('POST', '/api/bill-accounts', {
    token: other.token,
    body: { key: randomUUID(), billerId: holder.account.biller.id, fields: holder.place.fields, alias: null, familyId: null },
  });
  const { body } = await service.get('/api/bill-accounts', { token: other.token });
  const account = (body as { accounts: Holder['account'][] }).accounts.at(-1)!;
  await started(service, { ...other, account });
  await settle();
  moveTo(service, 1, '10:00');
  await Promise.all([runDebits(service.deps), runDebits(service.deps), announceDebits(service.deps)]);
  for (let day = 0; day < 2; day += 1) {
    await settle();
    moveTo(service, 1, '10:00');
  }
  await settle();
  expect([takenFrom(service, holder), takenFrom(service, other)].sort((a, b) => a - b)).toEqual([0, holder.account.due.amountFen]);
});
