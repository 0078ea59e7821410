import { seed } from '../../../server/database/seed/seed';
import { findCollection } from '../../../server/mall/collections';
import { listItems } from '../../../server/mall/get-item';
import { listOrders } from '../../../server/mall/my-orders';
import { registerMember } from '../../../server/members/register-member';
import { openidOf } from '../../../server/sandbox/wechat/people';
import { setUpMall } from '../../support/mall';

const world = setUpMall();

test('the demonstration has a shelf, and 王小满 a coupon and goods that her branch keeps ready', async () => {
  const { deps } = world;
  await seed(deps, () => undefined);
  const { items } = await listItems(deps);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['coupon', 'goods', 'top-up']));
  expect(items.some(({ isSoldOut }) => isSoldOut)).toBe(false);

  const [memberId, adviserId] = await Promise.all(['wang-xiaoman', 'zhao-mingde'].map((person) => registerMember(deps, { openid: openidOf(person) })));
  const { orders } = await listOrders(deps, memberId!);
  expect(orders).toMatchObject([
    { kind: 'goods', state: 'reserved', branchName: '昆明分行' },
    { kind: 'coupon', state: 'fulfilled', canReturn: true },
  ]);
  expect(await findCollection(deps, adviserId!, orders[0]!.code!)).toMatchObject({ title: orders[0]!.title, maskedName: '王*' });
  expect((await world.balanceOf(memberId!)).available).toBeGreaterThanOrEqual(500);
});
