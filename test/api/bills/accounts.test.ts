import { randomUUID } from 'node:crypto';
import type { BillAccountList, BillAccountView } from '@micro-branch/contract/bills';
import { sql } from '../../../server/database/database';
import { listSeedBillers } from '../../../server/database/seed/billers';
import { aBinding, addBillers, bind, bound, codeOf, newNumber, newPayer, someBillers, type Payer } from '../../support/bills';
import { startService, type Service } from '../../support/service';

let service: Service;
let payer: Payer;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
  await someBillers(service.deps);
});
beforeEach(async () => {
  payer = await newPayer(service);
});
afterAll(() => service.close());

const list = async ({ token }: Payer): Promise<BillAccountView[]> =>
  ((await service.get('/api/bill-accounts', { token })).body as BillAccountList).accounts;

const ROWS = sql('test.bill_accounts', 'select * from bill_accounts where member_id = $1');
const rowsOf = ({ id }: Payer) => service.deps.database.query<Record<string, unknown>>(ROWS, [id]);

describe('binding an account (bindAccount)', () => {
  test('shows it masked, with whose it is and what it owes', async () => {
    const number = newNumber({ ending: '4321' });
    const account = await bound(service, payer, 'electricity-310100', { fields: { account: number }, alias: '家里' });
    expect(account).toMatchObject({
      maskedNumber: '310****4321',
      alias: '家里',
      family: null,
      reminderDays: 3,
      monthlyLimitFen: null,
      lastPaid: null,
      hasMandate: false,
      due: { state: 'due' },
      biller: { flow: 'fetch-and-pay', icon: 'electricity' },
    });
    expect(account.holder).toMatch(/^.{1,2}\*$/);
    expect(account.due.amountFen).toBeGreaterThan(0);
  });

  test('wants the consent first', async () => {
    const { member, token } = await service.signInAs('nobody agreed');
    expect(codeOf(await bind(service, { id: member.id, token }, 'electricity-310100'))).toBe('consent-required');
    expect(await rowsOf({ id: member.id, token })).toEqual([]);
  });

  test('needs no biller to know the account where the flow has none to ask', async () => {
    const account = await bound(service, payer, 'mobile-top-up', { fields: { phone: '13800138006' } });
    expect(account).toMatchObject({ maskedNumber: '138****8006', holder: null, reminderDays: null, due: { state: 'unknown', amountFen: null, checkedAt: null } });
  });

  test('gives back an account that is bound already, under another key as well', async () => {
    const fields = { account: newNumber() };
    const first = await bound(service, payer, 'electricity-310100', { fields, alias: '第一次' });
    expect(await bound(service, payer, 'electricity-310100', { fields, alias: '第二次' })).toEqual(first);
  });

  test('answers the same key with the first result, and refuses it for another account', async () => {
    const body = await aBinding(service.deps, 'electricity-310100');
    const first = await service.send('POST', '/api/bill-accounts', { token: payer.token, body });
    const again = await service.send('POST', '/api/bill-accounts', { token: payer.token, body });
    expect(again.body).toEqual(first.body);
    const other = await service.send('POST', '/api/bill-accounts', { token: payer.token, body: { ...body, fields: { account: newNumber() } } });
    expect(codeOf(other)).toBe('idempotency-conflict');
  });

  test('binds once however often it is asked at once', async () => {
    const one = await newPayer(service);
    const body = await aBinding(service.deps, 'electricity-310100');
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        service.send('POST', '/api/bill-accounts', { token: one.token, body: index === 0 ? body : { ...body, key: randomUUID() } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body: account }) => (account as BillAccountView).id)).size).toBe(1);
    expect(await list(one)).toHaveLength(1);
  });

  test('lets two members have the same account, each their own', async () => {
    const fields = { account: newNumber() };
    const [one, other] = [await bound(service, payer, 'electricity-310100', { fields }), await bound(service, await newPayer(service), 'electricity-310100', { fields })];
    expect(one.id).not.toBe(other.id);
  });

  test.each([
    ['a letter', { account: '310100000011a' }],
    ['a digit less', { account: '310100000011' }],
    ['a line break behind', { account: '3101000000111\n' }],
    ['another field', { account: '3101000000111', phone: '13800138006' }],
    ['a field of another name', { number: '3101000000111' }],
  ])('refuses a number that breaks the pattern: %s', async (_, fields) => {
    const answer = await bind(service, payer, 'electricity-310100', { fields });
    expect(codeOf(answer)).toBe('account-refused');
    expect(JSON.stringify(answer.body)).not.toContain('31010000');
  });

  test('refuses an account that its biller does not know', async () => {
    expect(codeOf(await bind(service, payer, 'electricity-310100', { fields: { account: newNumber({ ending: '0404' }) } }))).toBe('account-refused');
    expect(codeOf(await bind(service, payer, 'broadband-310100', { fields: { account: newNumber({ digits: 14, ending: '0404' }) } }))).toBe('account-refused');
  });

  test('binds an account that owes nothing', async () => {
    const account = await bound(service, payer, 'electricity-310100', { fields: { account: newNumber({ ending: '0000' }) } });
    expect(account.due).toMatchObject({ state: 'none', amountFen: null, dueOn: null });
  });

  test.each(['cut-before', 'fault-before', 'forged', 'unsigned', 'nonsense', 'processing'] as const)('refuses while the biller is away: %s', async (trouble) => {
    service.sandbox.billers.plan('find', trouble);
    expect(codeOf(await bind(service, payer, 'electricity-310100'))).toBe('biller-unavailable');
  });

  test('refuses a biller that is not there or not offered', async () => {
    expect(codeOf(await bind(service, payer, 'electricity-310100', { billerId: '1' }))).toBe('biller-not-found');
    const [content] = listSeedBillers().filter(({ key }) => key === 'cable-tv-310100');
    await addBillers(service.deps, [{ ...content!, isOnShelf: false }]);
    expect(codeOf(await bind(service, payer, 'cable-tv-310100', { fields: { account: '79927398713' } }))).toBe('biller-not-found');
  });

  test('asks billers for a member thirty times in ten minutes, whatever they say', async () => {
    const fields = { account: newNumber({ ending: '0404' }) };
    for (let count = 0; count < 30; count += 1) expect(codeOf(await bind(service, payer, 'electricity-310100', { fields }))).toBe('account-refused');
    expect(codeOf(await bind(service, payer, 'electricity-310100', { fields }))).toBe('too-many-requests');
    expect((await bind(service, payer, 'mobile-top-up', { fields: { phone: '13800138006' } })).status).toBe(200); // nobody is asked
    service.clock.advance(10 * 60_000);
    expect((await bind(service, payer, 'electricity-310100')).status).toBe(200);
  });

  test('binds thirty accounts and no more', async () => {
    const many = await newPayer(service);
    for (let count = 0; count < 30; count += 1) await bound(service, many, 'mobile-top-up', { fields: { phone: `1390000${String(count).padStart(4, '0')}` } });
    expect(codeOf(await bind(service, many, 'mobile-top-up', { fields: { phone: '13911112222' } }))).toBe('too-many-accounts');
    expect((await bind(service, many, 'mobile-top-up', { fields: { phone: '13900000007' } })).status).toBe(200); // one that is bound
  });

  test('keeps no number in clear anywhere in the database', async () => {
    const number = newNumber({ ending: '778899' });
    await bound(service, payer, 'electricity-310100', { fields: { account: number } });
    const tables = await service.deps.database.query<{ name: string }>(sql('test.tables', `select tablename as name from pg_tables where schemaname = 'public'`));
    for (const { name } of tables) {
      const found = await service.deps.database.query(sql(`test.clear_${name}`, `select 1 from "${name}" t where t::text like '%' || $1 || '%' limit 1`), [number]);
      expect([name, found]).toEqual([name, []]);
    }
  });
});

describe('the accounts of a member', () => {
  test('are listed, the first first, and nobody else has them (listBillAccounts)', async () => {
    const one = await newPayer(service);
    const first = await bound(service, one, 'electricity-310100');
    const second = await bound(service, one, 'broadband-310100', { fields: { account: newNumber({ digits: 14 }) } });
    expect((await list(one)).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(await list(await newPayer(service))).toEqual([]);
  });

  test('are changed by their member alone (updateBillAccount)', async () => {
    const account = await bound(service, payer, 'electricity-310100');
    const body = { alias: '老家', familyId: null, reminderDays: 7, monthlyLimitFen: 300_00 };
    const path = `/api/bill-accounts/${account.id}`;
    expect((await service.send('PUT', path, { token: payer.token, body })).body).toMatchObject({ id: account.id, alias: '老家', reminderDays: 7, monthlyLimitFen: 300_00 });
    const stranger = await newPayer(service);
    expect(codeOf(await service.send('PUT', path, { token: stranger.token, body }))).toBe('bill-account-not-found');
    expect(codeOf(await service.send('PUT', path, { token: payer.token, body: { ...body, familyId: '1' } }))).toBe('family-not-found');
    expect((await service.send('PUT', path, { token: payer.token, body: { ...body, reminderDays: 2 } })).status).toBe(400);
  });

  test('are forgotten by their member alone, and can be bound anew (unbindAccount)', async () => {
    const one = await newPayer(service);
    const fields = { account: newNumber() };
    const account = await bound(service, one, 'electricity-310100', { fields, alias: '旧' });
    const path = `/api/bill-accounts/${account.id}`;
    expect(codeOf(await service.send('DELETE', path, { token: payer.token }))).toBe('bill-account-not-found');
    expect((await service.send('DELETE', path, { token: one.token })).status).toBeLessThan(300);
    expect(codeOf(await service.send('DELETE', path, { token: one.token }))).toBe('bill-account-not-found');
    expect(await list(one)).toEqual([]);
    expect((await rowsOf(one))[0]).toMatchObject({ fields_sealed: null, alias: null, holder: null, due_fen: null, check_at: null });
    expect((await bound(service, one, 'electricity-310100', { fields })).id).not.toBe(account.id);
  });

  test('are gone with the member: what they were, whose, and how they were called', async () => {
    const one = await newPayer(service);
    await service.send('POST', '/api/family', { token: one.token, body: { key: randomUUID(), name: '爸妈家' } });
    await bound(service, one, 'electricity-310100', { alias: '家' });
    await service.send('DELETE', '/api/members/me', { token: one.token });
    await service.drain();
    expect((await rowsOf(one))[0]).toMatchObject({ fields_sealed: null, masked: '', alias: null, holder: null, family_id: null, due_state: 'unknown' });
    expect((await rowsOf(one))[0]!['account_hash']).toEqual(Buffer.alloc(0));
    const family = await service.deps.database.query(sql('test.family', 'select 1 from family_members where member_id = $1'), [one.id]);
    expect(family).toEqual([]);
  });
});
