import { randomUUID } from 'node:crypto';
import { brand } from '@micro-branch/contract/brand';
import type { MandateList, MandateView } from '@micro-branch/contract/mandates';
import { bound, codeOf, newPayer, someBillers } from '../../support/bills';
import { askToStart, newHolder, pause, started, stop } from '../../support/mandates';
import { startService, type Service } from '../../support/service';

jest.setTimeout(60_000);

let service: Service;

beforeAll(async () => {
  service = await startService();
  await someBillers(service.deps);
});
afterAll(() => service.close());

describe('startMandate', () => {
  test('starts one for an account, which says so from then on; listMandates shows it with the agreement in force', async () => {
    const holder = await newHolder(service);
    const mandate = await started(service, holder, { capFen: 200_00 });
    expect(mandate).toMatchObject({ accountId: holder.account.id, biller: holder.account.biller, maskedNumber: holder.account.maskedNumber, capFen: 200_00, state: 'active', next: null, last: null });
    const { body } = await service.get('/api/mandates', { token: holder.token });
    expect(body as MandateList).toEqual({ mandates: [mandate], agreementVersion: brand.debitAgreementVersion });
    const { body: accounts } = await service.get('/api/bill-accounts', { token: holder.token });
    expect(accounts).toMatchObject({ accounts: [{ id: holder.account.id, hasMandate: true }] });
  });

  test('asked five times at once with the same key, it is one; on other terms it is a conflict', async () => {
    const holder = await newHolder(service);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => askToStart(service, holder, { key })));
    expect(new Set(answers.map(({ body }) => (body as MandateView).id)).size).toBe(1);
    expect(codeOf(await askToStart(service, holder, { key, capFen: 1_00 }))).toBe('idempotency-conflict');
  });

  test('an account has one at a time, whoever asks how often; after it was stopped it may have another', async () => {
    const holder = await newHolder(service);
    const answers = await Promise.all(Array.from({ length: 5 }, () => askToStart(service, holder)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => codeOf(answer) === 'mandate-refused')).toHaveLength(4);
    const mandate = answers.find(({ status }) => status === 200)!.body as MandateView;
    await stop(service, holder, mandate);
    expect((await askToStart(service, holder)).status).toBe(200);
  });

  test.each([[1_00, 200], [99, 400], [50_000_00, 200], [50_000_01, 400]])('a cap of %i fen is answered %i', async (capFen, status) => {
    expect((await askToStart(service, await newHolder(service), { capFen })).status).toBe(status);
  });

  test('is refused for the account of another, one that is unbound, another agreement, and a biller that does not say what is owed', async () => {
    const [holder, stranger] = [await newHolder(service), await newHolder(service)];
    expect(codeOf(await askToStart(service, { ...stranger, account: holder.account }))).toBe('bill-account-not-found');
    expect(codeOf(await askToStart(service, holder, { agreementVersion: '2020-1' }))).toBe('agreement-changed');
    await service.send('DELETE', `/api/bill-accounts/${holder.account.id}`, { token: holder.token });
    expect(codeOf(await askToStart(service, holder))).toBe('bill-account-not-found');
    const payer = await newPayer(service);
    const account = await bound(service, payer, 'mobile-top-up', { fields: { phone: '13800138000' } });
    expect(codeOf(await askToStart(service, { ...stranger, ...payer, account }))).toBe('mandate-refused');
  });
});

describe('switchMandate', () => {
  test('pauses and resumes, as often as asked; one that is stopped is not resumed', async () => {
    const holder = await newHolder(service);
    const mandate = await started(service, holder);
    for (const [isPaused, state] of [[true, 'paused'], [true, 'paused'], [false, 'active'], [false, 'active']] as const) {
      expect((await pause(service, holder, mandate, isPaused)).body).toMatchObject({ state });
    }
    await stop(service, holder, mandate);
    expect(codeOf(await pause(service, holder, mandate, false))).toBe('state-changed');
  });

  test('of somebody else is not there', async () => {
    const [holder, stranger] = [await newHolder(service), await newHolder(service)];
    const mandate = await started(service, holder);
    expect(codeOf(await pause(service, stranger, mandate, true))).toBe('mandate-not-found');
    expect(codeOf(await stop(service, stranger, mandate))).toBe('mandate-not-found');
  });
});

describe('stopMandate', () => {
  test('stops for good, as often as asked, and the account says so', async () => {
    const holder = await newHolder(service);
    const mandate = await started(service, holder);
    const [first, again] = [await stop(service, holder, mandate), await stop(service, holder, mandate)];
    expect(first.body).toMatchObject({ id: mandate.id, state: 'stopped' });
    expect(again.body).toEqual(first.body);
    const { body } = await service.get('/api/bill-accounts', { token: holder.token });
    expect(body).toMatchObject({ accounts: [{ hasMandate: false }] });
  });

  test('pauses can be stopped too', async () => {
    const holder = await newHolder(service);
    const mandate = await started(service, holder);
    await pause(service, holder, mandate, true);
    expect((await stop(service, holder, mandate)).body).toMatchObject({ state: 'stopped' });
  });
});
