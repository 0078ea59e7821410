import { randomUUID } from 'node:crypto';
import type { OrderView } from '@micro-branch/contract/mall';
import type { StatementEntry, StatementPage } from '@micro-branch/contract/points';
import { sql } from '../../../server/database/database';
import { pointRules } from '../../../server/database/seed/point-rules';
import type { Id } from '../../../server/ids';
import { putItemOnShelf, saveItem } from '../../../server/mall/save-item';
import { cancelPayment } from '../../../server/payments/cancel';
import { giveForPayment } from '../../../server/points/give-for-payment';
import { saveRules } from '../../../server/points/rule-versions';
import { someBillers } from '../../support/bills';
import { giveLot } from '../../support/ledger';
import { asking } from '../../support/mall';
import { anItem } from '../../support/mall-items';
import { aGift, payWith } from '../../support/payments';
import { newVisitor, type Visitor } from '../../support/points';
import { startService, type Service } from '../../support/service';
import { newBranch } from '../../support/visits';

const NAMES = sql('test.names', 'select count(*)::int as count from point_subjects');

let service: Service;
let visitor: Visitor;
let person: string;

jest.setTimeout(120_000);

beforeAll(async () => void (service = await startService()));
afterAll(() => service.close());
beforeEach(async () => {
  person = randomUUID();
  visitor = await newVisitor(service, person);
});

const entries = async (): Promise<StatementEntry[]> => (await visitor.get<StatementPage>('/points/statement')).entries;
const named = async () => (await entries()).map(({ kind, about, subject }) => [kind, about, subject]);
const countNames = async (): Promise<number> => (await service.deps.database.query<{ count: number }>(NAMES))[0]!.count;

describe('a redemption', () => {
  const item = anItem('coupon', { title: '星享咖啡券' });
  let itemId: Id;
  beforeAll(async () => {
    itemId = await saveItem(service.deps, item);
    await putItemOnShelf(service.deps, itemId);
  });
  const redeem = () => visitor.post('/mall/orders', asking(itemId, { pointsSeen: item.points }));

  test('is named by its item when it is paid for and when it is given back, on the page and in the file', async () => {
    await giveLot(service.deps, visitor.memberId, item.points);
    const { body } = await redeem();
    await visitor.post(`/mall/orders/${(body as OrderView).id}/return`);
    expect(await named()).toEqual([
      ['returned', 'order', '星享咖啡券'],
      ['spent', 'order', '星享咖啡券'],
      ['earned', 'task', null],
    ]);
    const { token } = await service.signInAs(person);
    const file = (await service.get('/api/points/statement/csv', { token })).bytes.toString('utf8');
    expect(file.match(/(支出|退回),商城兑换,星享咖啡券,-?1000,/g)).toHaveLength(2);
  });

  test('keeps the name of its day when the item is called otherwise', async () => {
    await giveLot(service.deps, visitor.memberId, item.points);
    await redeem();
    await saveItem(service.deps, { ...item, title: '换了名字的券' });
    expect((await named())[0]).toEqual(['spent', 'order', '星享咖啡券']);
    await giveLot(service.deps, visitor.memberId, item.points);
    await redeem();
    expect((await named())[0]).toEqual(['spent', 'order', '换了名字的券']);
  });

  test('that is refused names nothing', async () => {
    const before = await countNames();
    expect((await redeem()).status).toBe(409);
    expect(await countNames()).toBe(before);
  });
});

describe('a payment', () => {
  const paid = (paymentId: Id, biller: string) => ({ paymentId, memberId: visitor.memberId, paidFen: 10_000, paidAt: service.clock.now().toISOString(), biller });

  test('is named by its biller in what it took, gave back and earned, and the first name stands', async () => {
    const { deps } = service;
    await someBillers(deps);
    await giveLot(deps, visitor.memberId, 100);
    const { payment } = await payWith(deps, await aGift(deps, visitor.memberId, 100_00), 100);
    await cancelPayment(deps, visitor.memberId, payment.id);
    await deps.database.transaction((tx) => giveForPayment(tx, deps, paid(payment.id, '另一个名字')));
    expect(await named()).toEqual([
      ['earned', 'payment', '上海市慈善会捐款（演示）'],
      ['returned', 'payment', '上海市慈善会捐款（演示）'],
      ['spent', 'payment', '上海市慈善会捐款（演示）'],
      ['earned', 'task', null],
    ]);
  });

  test('has of a long name the first 60 characters', async () => {
    const { deps } = service;
    await deps.database.transaction((tx) => giveForPayment(tx, deps, paid(deps.newId(), '水'.repeat(61))));
    expect((await named()).map(([, , subject]) => subject)).toEqual(['水'.repeat(60)]);
  });
});

test('a task is named as it was when it was claimed', async () => {
  const { token } = await service.signInAs(person);
  await service.send('PUT', '/api/members/me', { token, body: { branchId: await newBranch(service.deps) } });
  expect((await visitor.post('/points/tasks/branch/claim')).status).toBe(200);
  const tasks = pointRules.tasks.map((task) => ({ ...task, title: '换了名字的任务' }));
  await saveRules(service.deps, { ...pointRules, tasks }, service.clock.now());
  expect(await named()).toEqual([['earned', 'task', '选择我的网点']]);
});
