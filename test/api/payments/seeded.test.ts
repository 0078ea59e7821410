import { seed } from '../../../server/database/seed/seed';
import { registerMember } from '../../../server/members/register-member';
import { listPayments } from '../../../server/payments/my-payments';
import { getReceipt } from '../../../server/payments/receipt';
import { openidOf } from '../../../server/sandbox/wechat/people';
import { daysBetween, shanghaiDay } from '../../../server/shanghai';
import { startService, type Service } from '../../support/service';

let service: Service;

jest.setTimeout(120_000);

beforeAll(async () => {
  service = await startService();
  await seed(service.deps, () => undefined);
});
afterAll(() => service.close());

test('the demonstration has half a year of payments of 王小满, done, with points and receipts, the last one days ago', async () => {
  const { deps } = service;
  const memberId = await registerMember(deps, { openid: openidOf('wang-xiaoman') });
  const { payments } = await listPayments(deps, memberId, {});
  expect(payments.map(({ state, payFen, pointsEarned }) => [state, payFen, pointsEarned])).toEqual([
    ['done', 98_70, 98], ['done', 86_40, 86], ['done', 450_00, 450], ['done', 128_60, 128], ['done', 1_280_00, 500],
  ]);
  const today = shanghaiDay(deps.clock.now());
  const ages = payments.map(({ startedAt }) => daysBetween(shanghaiDay(new Date(startedAt)), today));
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(3);
  expect(Math.max(...ages)).toBeGreaterThan(180);
  expect(await getReceipt(deps, memberId, payments[0]!.id)).toMatchObject({ amountInWords: '玖拾捌元柒角整' });
});
