import { returnOrder } from '../../../server/mall/give-up-order';
import { listTasks } from '../../../server/points/list-tasks';
import { setUpMall } from '../../support/mall';

const mall = setUpMall();

test('the task of a first order is done when the mall keeps the points: not while goods wait, nor after a coupon went back', async () => {
  const memberId = await mall.memberWith(3_000);
  const state = async () => (await listTasks(mall.deps, memberId)).tasks.find(({ key }) => key === 'first-order')?.state;
  await mall.reserveGoods(memberId);
  expect(await state()).toBe('open');
  const coupon = await mall.place(memberId, await mall.newItem('coupon'));
  expect(await state()).toBe('done');
  await returnOrder(mall.deps, memberId, coupon.id);
  expect(await state()).toBe('open');
});
