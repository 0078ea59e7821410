import { randomUUID } from 'node:crypto';
import { readBill, readDelivery } from '../../../server/gateways/billers/answers';
import { lookUpBill } from '../../../server/bills/look-up';
import { sql } from '../../../server/database/database';
import type { Deps } from '../../../server/deps';
import { aBinding, bind, bound, codeOf, lookUp, newNumber, newPayer, someBillers } from '../../support/bills';
import { paid, seen, started, confirm, newDebtor } from '../../support/payments';
import { startService, type Service } from '../../support/service';

jest.setTimeout(120_000);

const ELECTRICITY = 'electricity-310100';
const ACCOUNTS = sql('test.attacked_accounts', 'select count(*)::int as count from bill_accounts where member_id = $1 and fields_sealed is not null');
const HOLDERS = sql('test.attacked_holders', `select count(*)::int as count from bills where member_id = $1 and (holder is not null or items <> '[]')`);
const SEALED = sql('test.attacked_sealed', 'select count(*)::int as count from payments where member_id = $1 and fields_sealed is not null');

let service: Service;

beforeAll(async () => {
  service = await startService();
  await someBillers(service.deps);
  service.sandbox.wechatPay.holdNotifications(true);
});
afterAll(() => service.close());

const count = async (statement: typeof ACCOUNTS, memberId: string): Promise<number> =>
  (await service.deps.database.query<{ count: number }>(statement, [memberId]))[0]!.count;
const many = <T>(work: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 64 }, (_, index) => work(index)));

test('an account that is bound sixty-four times at once is one account, whatever the key', async () => {
  const payer = await newPayer(service);
  const body = await aBinding(service.deps, 'mobile-top-up', { fields: { phone: '13800138000' } });
  const answers = await many((index) => service.send('POST', '/api/bill-accounts', { token: payer.token, body: index % 2 ? body : { ...body, key: randomUUID() } }));
  expect(new Set(answers.map(({ status, body: said }) => `${status} ${(said as { id: string }).id}`)).size).toBe(1);
  expect(await count(ACCOUNTS, payer.id)).toBe(1);
});

test('of sixty-four accounts that are bound at once thirty are, and of sixty-four names ten', async () => {
  const payer = await newPayer(service);
  const accounts = await many((index) => bind(service, payer, 'mobile-top-up', { fields: { phone: `138001380${String(index).padStart(2, '0')}` } }));
  expect(accounts.filter(({ status }) => status === 200)).toHaveLength(30);
  const names = await many((index) => service.send('POST', '/api/family', { token: payer.token, body: { key: randomUUID(), name: `家人${index}` } }));
  expect(names.filter(({ status }) => status === 200)).toHaveLength(10);
  expect(names.filter((answer) => codeOf(answer) === 'too-many-accounts')).toHaveLength(54);
});

test('a name is removed while its account is changed sixty-four times: nothing hangs, and nobody is left under a name that is gone', async () => {
  const payer = await newPayer(service);
  const { body } = await service.send('POST', '/api/family', { token: payer.token, body: { key: randomUUID(), name: '妈妈' } });
  const { id: familyId } = body as { id: string };
  const { id } = await bound(service, payer, 'mobile-top-up', { fields: { phone: '13900139000' } });
  const wishes = { alias: null, familyId, reminderDays: null, monthlyLimitFen: null };
  const answers = await many((index) =>
    index === 30 ? service.send('DELETE', `/api/family/${familyId}`, { token: payer.token }) : service.send('PUT', `/api/bill-accounts/${id}`, { token: payer.token, body: wishes }),
  );
  expect(answers.filter(({ status }) => ![200, 204, 404].includes(status))).toEqual([]);
  const { body: list } = await service.get('/api/bill-accounts', { token: payer.token });
  expect(list).toMatchObject({ accounts: [{ id, family: null }] });
});

test('accounts, names and bills of somebody else are not there, on every way to them', async () => {
  const [owner, other] = [await newDebtor(service), await newPayer(service)];
  const { body } = await service.send('POST', '/api/family', { token: owner.token, body: { key: randomUUID(), name: '爸爸' } });
  const familyId = (body as { id: string }).id;
  const wishes = { alias: null, familyId: null, reminderDays: null, monthlyLimitFen: null };
  const own = await bound(service, other, 'mobile-top-up', { fields: { phone: '13700137000' } });
  const { token } = other;
  const answers = [
    await service.send('PUT', `/api/bill-accounts/${owner.accountId}`, { token, body: wishes }),
    await service.send('DELETE', `/api/bill-accounts/${owner.accountId}`, { token }),
    await lookUp(service, other, owner.accountId),
    await service.send('DELETE', `/api/family/${familyId}`, { token }),
    await service.send('PUT', `/api/bill-accounts/${own.id}`, { token, body: { ...wishes, familyId } }),
    await bind(service, other, 'mobile-top-up', { fields: { phone: '13700137001' }, familyId }),
  ];
  expect(answers.map(codeOf)).toEqual([...Array<string>(3).fill('bill-account-not-found'), ...Array<string>(3).fill('family-not-found')]);
  expect((await lookUp(service, owner, owner.accountId)).status).toBe(200);
});

test('fields that nobody asked for, of any name and kind, are refused and not a fault', async () => {
  const payer = await newPayer(service);
  const account = newNumber();
  const fields = ['{"account":"X","__proto__":{"a":"1"}}', '{"account":"X","constructor":"1"}', '{"account":"X","a b":1}', '{"account":{"X":1}}', '{"account":"X\\u0000"}', '{"account":"３１０１０００１２８６００"}', '{}'];
  const { key, billerId } = await aBinding(service.deps, ELECTRICITY);
  for (const said of fields) {
    const payload = `{"key":"${key}","billerId":"${billerId}","alias":null,"familyId":null,"fields":${said.replace('X', account)}}`;
    const headers = { authorization: `Bearer ${payer.token}`, 'content-type': 'application/json' };
    const { statusCode } = await service.app.inject({ method: 'POST', url: '/api/bill-accounts', headers, payload });
    expect([said, [400, 422].includes(statusCode)]).toEqual([said, true]);
  }
  for (const alias of ['\u0000', 'a\u0000', 'a\u0000b']) expect((await bind(service, payer, ELECTRICITY, { alias })).status).toBe(400);
  expect(await count(ACCOUNTS, payer.id)).toBe(0);
});

test('codes on paper that are written to mislead are refused: encoded twice or half, other letters, other keys, endless', async () => {
  const payer = await newPayer(service);
  const good = 'MBBILL1:electricity-310100:account=3101000128600';
  const read = (text: string) => service.send('POST', '/api/bill-codes', { token: payer.token, body: { text } });
  const { status } = await read(good);
  const codes = [
    `${good}%00`, `${good}%0A`, good.replace('3101', '%2533101'), `${good}%`, `${good}%ff`, good.replace('e', 'е'), good.replace('31010', '３１０１０'), `${good};account=1`,
    `${good};__proto__=1`, `${good};constructor=1`, `${good}:x`, ` ${good}`, `${good}\n`, `${good};${'a=%41;'.repeat(60)}`, good.replace('MBBILL1', 'mbbill1'),
  ];
  const answers = [];
  for (const text of codes) answers.push(codeOf(await read(text)));
  expect([status, ...answers]).toEqual([200, ...codes.map(() => 'bill-code-refused')]);
});

test.each([
  ['a day that is none', { dueOn: '2026-02-30' }],
  ['a NUL in its period', { period: '2026\u0000' }],
  ['a NUL in an item', { items: [{ label: '电\u0000费', amountFen: 100 }] }],
  ['items that do not add up', { items: [{ label: '电费', amountFen: 99 }] }],
  ['half a fen', { owedFen: 100.5 }],
  ['a number longer than a bill has', { id: 'x'.repeat(65) }],
])('a bill with %s is none: the biller is away', (_what, change) => {
  const fields = { state: 'DUE', bill: { id: 'E1', owedFen: 100, dueOn: '2026-12-31', period: '2026年11月', items: [], ...change } };
  expect(readBill({ status: 200, fields })).toMatchObject({ state: 'away' });
});

test('an answer to a delivery on a day that is none is not known', () => {
  expect(readDelivery({ status: 200, fields: { state: 'DONE', serial: 'S1', acceptedOn: '2026-02-30' } })).toMatchObject({ state: 'unknown' });
});

test('what was unbound while it was paid is paid all the same, and nothing of its number is kept', async () => {
  const debtor = await newDebtor(service);
  const { id } = await started(service, debtor);
  expect((await service.send('DELETE', `/api/bill-accounts/${debtor.accountId}`, { token: debtor.token })).status).toBe(204);
  await service.sandbox.wechatPay.pay(id);
  await confirm(service, debtor, id);
  expect(await seen(service, debtor, id)).toMatchObject({ state: 'done' });
  expect([await count(ACCOUNTS, debtor.id), await count(SEALED, debtor.id)]).toEqual([0, 0]);
  await service.drain();
});

test('a look-up that is under way while the member closes their account leaves nothing of them', async () => {
  const debtor = await newDebtor(service);
  const closing: Deps = {
    ...service.deps,
    billerLink: {
      ...service.deps.billerLink,
      findBill: async (key, fields) => {
        const answer = await service.deps.billerLink.findBill(key, fields);
        await service.send('DELETE', '/api/members/me', { token: debtor.token });
        await service.drain();
        return answer;
      },
    },
  };
  await lookUpBill(closing, debtor.id, { accountId: debtor.accountId, amountFen: null }).catch(() => undefined);
  expect(await count(HOLDERS, debtor.id)).toBe(0);
});

test('of the number of an account nothing is in an answer, a message or a log', async () => {
  const account = newNumber();
  const lines: string[] = [];
  const other = await startService({ logLevel: 'debug', logStream: { write: (line) => lines.push(line) } });
  await someBillers(other.deps);
  const debtor = await newDebtor(other, { fields: { account } });
  const { id } = await paid(other, debtor);
  await other.drain();
  const told = JSON.stringify([await other.get('/api/bill-accounts', { token: debtor.token }), await other.get(`/api/payments/${id}`, { token: debtor.token })]);
  expect([told, ...lines].filter((text) => text.includes(account))).toEqual([]);
  await other.close();
});
