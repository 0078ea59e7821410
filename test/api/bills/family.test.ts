import { randomUUID } from 'node:crypto';
import type { BillAccountList, FamilyList, FamilyMember } from '@micro-branch/contract/bills';
import { bind, bound, codeOf, newPayer, someBillers, type Payer } from '../../support/bills';
import { startService, type Service } from '../../support/service';

let service: Service;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
  await someBillers(service.deps);
});
afterAll(() => service.close());

const add = ({ token }: Payer, name: string, key = randomUUID()) => service.send('POST', '/api/family', { token, body: { key, name } });
const added = async (payer: Payer, name: string) => (await add(payer, name)).body as FamilyMember;
const list = async ({ token }: Payer) => ((await service.get('/api/family', { token })).body as FamilyList).family;
const remove = ({ token }: Payer, id: string) => service.send('DELETE', `/api/family/${id}`, { token });

describe('family', () => {
  test('is named by the member and seen by nobody else (addFamily, listFamily)', async () => {
    const one = await newPayer(service);
    const home = await added(one, '爸妈家');
    expect(await list(one)).toEqual([{ id: home.id, name: '爸妈家' }]);
    expect(await list(await newPayer(service))).toEqual([]);
  });

  test('answers the same key with the first result, and refuses it for another name', async () => {
    const one = await newPayer(service);
    const key = randomUUID();
    const first = await add(one, '爸妈家', key);
    expect((await add(one, '爸妈家', key)).body).toEqual(first.body);
    expect(codeOf(await add(one, '奶奶家', key))).toBe('idempotency-conflict');
    expect(await list(one)).toHaveLength(1);
  });

  test('has ten names and no more, also when they come at once', async () => {
    const one = await newPayer(service);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => add(one, `家 ${index}`)));
    expect(answers.map(codeOf).filter((code) => code === 'too-many-accounts')).toHaveLength(2);
    expect(await list(one)).toHaveLength(10);
  });

  test('lends its name to accounts, and leaves them when it is removed (removeFamily)', async () => {
    const one = await newPayer(service);
    const home = await added(one, '爸妈家');
    const account = await bound(service, one, 'electricity-310100', { familyId: home.id });
    expect(account.family).toEqual(home);
    expect((await remove(one, home.id)).status).toBeLessThan(300);
    const { accounts } = (await service.get('/api/bill-accounts', { token: one.token })).body as BillAccountList;
    expect(accounts).toMatchObject([{ id: account.id, family: null }]);
  });

  test('of somebody else is not found, whatever is done with it', async () => {
    const [one, other] = [await newPayer(service), await newPayer(service)];
    const home = await added(one, '爸妈家');
    expect(codeOf(await remove(other, home.id))).toBe('family-not-found');
    expect(codeOf(await bind(service, other, 'electricity-310100', { familyId: home.id }))).toBe('family-not-found');
    const { id } = await bound(service, other, 'electricity-310100');
    const body = { alias: null, familyId: home.id, reminderDays: null, monthlyLimitFen: null };
    expect(codeOf(await service.send('PUT', `/api/bill-accounts/${id}`, { token: other.token, body }))).toBe('family-not-found');
  });
});
