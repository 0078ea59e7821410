import type { BillAccountList, DueList } from '@micro-branch/contract/bills';
import { checkDues } from '../../../server/bills/check-dues';
import { seedBillers } from '../../../server/database/seed/seed-billers';
import { seedBillAccounts } from '../../../server/database/seed/seed-bills';
import { seedBranches } from '../../../server/database/seed/seed-branches';
import { lookUp, newPayer } from '../../support/bills';
import { startService, type Service } from '../../support/service';

let service: Service;

jest.setTimeout(60_000);

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

test('王小满 has her accounts and those of her parents, and owes what the sandbox says, however often they are seeded', async () => {
  const { deps, clock } = service;
  await seedBillers(deps);
  const world = { startedAt: clock.now(), branchIds: await seedBranches(deps) };
  await seedBillAccounts(deps, world);
  await seedBillAccounts(deps, world);
  const { token, id } = await newPayer(service, 'wang-xiaoman');
  const { accounts } = (await service.get('/api/bill-accounts', { token })).body as BillAccountList;
  expect(accounts.map(({ alias, family, biller }) => [biller.icon, alias, family?.name ?? null])).toEqual([
    ['electricity', '家里电费', null],
    ['water', null, null],
    ['gas', null, null],
    ['broadband', null, null],
    ['phone', '我的手机', null],
    ['electricity', '爸妈家电费', '爸妈家'],
    ['heating', null, '爸妈家'],
  ]);
  const { dues } = (await service.get('/api/bills/due', { token })).body as DueList;
  expect(dues.find(({ account }) => account.alias === '家里电费')).toMatchObject({ amountFen: 128_60, daysLeft: 5 });
  expect(dues).toHaveLength(5);
  const known = accounts.map(({ due, holder }) => ({ ...due, checkedAt: null, holder }));
  clock.advance(86_400_000 + 3_600_000); // every biller is asked again, and has nothing else to say
  await checkDues(deps);
  const again = await newPayer(service, 'wang-xiaoman');
  const asked = ((await service.get('/api/bill-accounts', { token: again.token })).body as BillAccountList).accounts;
  expect(asked.map(({ due, holder }) => ({ ...due, checkedAt: null, holder }))).toEqual(known);
  expect((await lookUp(service, { token, id }, accounts[0]!.id)).body).toMatchObject({ totalFen: 128_60 });
});
