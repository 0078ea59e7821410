import { randomUUID } from 'node:crypto';
import type { Answer } from '@micro-branch/contract/api';
import { brand } from '@micro-branch/contract/brand';
import type { Id } from '../../../server/ids';
import { appointStaff } from '../../../server/members/appoint-staff';
import { giveLot } from '../../support/ledger';
import { PHONE, setUpMall } from '../../support/mall';

const world = setUpMall();
const { newItem, balanceOf, stateOf } = world;

interface Caller {
  token: string;
  memberId: Id;
}

const signedIn = async (points = 5_000): Promise<Caller> => {
  const { token, member } = await world.service.signInAs(randomUUID());
  const consent = { document: 'privacy', version: brand.privacyVersion, decision: 'agreed' };
  await world.service.send('POST', '/api/members/me/consents', { token, body: consent });
  await giveLot(world.deps, member.id, points);
  return { token, memberId: member.id };
};

const bodyOf = (itemId: Id, terms: object = {}) => ({ key: randomUUID(), itemId, pointsSeen: 1_000, ...terms });

/** The same request five times at once; gives the one answer that all of them heard. */
const fiveTimes = async <T>(token: string, path: string, body?: object): Promise<T> => {
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => world.service.send('POST', path, { token, ...(body && { body }) })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(answers.map(({ body: heard }) => JSON.stringify(heard))).size).toBe(1);
  return answers[0]!.body as T;
};

describe('sent five times at once with one key', () => {
  test.each(['coupon', 'goods', 'top-up'] as const)('an order of a %s is placed once, with one answer', async (kind) => {
    const { token, memberId } = await signedIn();
    const terms = { coupon: {}, goods: { branchId: world.branchId }, 'top-up': { phone: PHONE } }[kind];
    const order = await fiveTimes<Answer<'placeOrder'>>(token, '/api/mall/orders', bodyOf(await newItem(kind), terms));
    expect(order.state).toBe(kind === 'goods' ? 'reserved' : 'fulfilled');
    expect(world.service.sandbox.topUps.charges().filter((id) => id === order.id)).toHaveLength(kind === 'top-up' ? 1 : 0);
    expect((await balanceOf(memberId)).available).toBe(4_000);
    const page = (await world.service.get('/api/mall/orders', { token })).body as Answer<'listOrders'>;
    expect(page).toEqual({ orders: [order], nextCursor: null });
  });

  test('goods are cancelled once, a coupon is returned once', async () => {
    const { token, memberId } = await signedIn();
    const goods = await world.reserveGoods(memberId);
    await fiveTimes(token, `/api/mall/orders/${goods.id}/cancel`);
    const coupon = await world.place(memberId, await newItem('coupon'));
    await fiveTimes(token, `/api/mall/orders/${coupon.id}/return`);
    expect(await balanceOf(memberId)).toEqual({ available: 5_000, held: 0 });
    expect([await stateOf(goods.id), await stateOf(coupon.id)]).toMatchObject([{ state: 'cancelled' }, { state: 'refunded' }]);
  });

  test('goods are collected once', async () => {
    const [{ memberId }, staff] = [await signedIn(), await signedIn()];
    await appointStaff(world.deps, { memberId: staff.memberId, branchId: world.branchId, title: '客户经理' });
    const { code } = await world.reserveGoods(memberId);
    const collected = await fiveTimes<Answer<'collectOrder'>>(staff.token, '/api/mall/collections', { code });
    expect((await world.service.get(`/api/mall/collections/${code}`, { token: staff.token })).body).toEqual(collected);
    expect(await balanceOf(memberId)).toEqual({ available: 4_000, held: 0 });
  });
});

test.each([
  ['0 points', { pointsSeen: 0 }],
  ['negative points', { pointsSeen: -1_000 }],
  ['a fraction of a point', { pointsSeen: 999.5 }],
  ['more points than there are', { pointsSeen: 1e18 }],
  ['points as text', { pointsSeen: '1000' }],
  ['a price of one’s own', { points: 1 }],
  ['a member of one’s own', { memberId: '1' }],
  ['a landline', { phone: '087165432100' }],
  ['a key that is none', { key: 'again' }],
])('%s is refused before anything is asked', async (_, wrong) => {
  const { token } = await signedIn();
  const { status, body } = await world.service.send('POST', '/api/mall/orders', { token, body: { ...bodyOf(await newItem('coupon')), ...wrong } });
  expect([status, body]).toMatchObject([400, { error: { code: 'invalid-input' } }]);
});

test('nobody orders or looks at orders without a session', async () => {
  const itemId = await newItem('coupon');
  const answers = await Promise.all([
    world.service.send('POST', '/api/mall/orders', { body: bodyOf(itemId) }),
    world.service.get('/api/mall/orders'),
    world.service.get('/api/mall/collections/ABCDEFGH'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
});

describe('the shelf', () => {
  test('shows what is on it in its order, and what is sold out', async () => {
    const [last, first] = [await newItem('goods', { position: 9_001, stock: 0 }), await newItem('coupon', { position: 9_000 })];
    const { items } = (await world.service.get('/api/mall/items')).body as Answer<'listItems'>;
    expect(items.slice(-2)).toEqual([
      { id: first, kind: 'coupon', title: '咖啡兑换券', picture: 'coffee', points: 1_000, valueFen: 1_000, isSoldOut: false },
      { id: last, kind: 'goods', title: '晴雨伞', picture: 'umbrella', points: 1_000, valueFen: 1_000, isSoldOut: true },
    ]);
  });

  test('says how many more a member may have, and nothing of that to a visitor', async () => {
    const [{ token, memberId }, itemId] = [await signedIn(), await newItem('coupon', { limitPerMember: 2 })];
    const left = async (asked: { token?: string }) => ((await world.service.get(`/api/mall/items/${itemId}`, asked)).body as Answer<'getItem'>).leftForMember;
    expect([await left({}), await left({ token })]).toEqual([null, 2]);
    const { id } = await world.place(memberId, itemId);
    expect(await left({ token })).toBe(1);
    await world.place(memberId, itemId);
    expect(await left({ token })).toBe(0);
    await world.service.send('POST', `/api/mall/orders/${id}/return`, { token });
    const { body } = await world.service.get(`/api/mall/items/${itemId}`, { token });
    expect(body).toMatchObject({ leftForMember: 1, words: '测试用文本。', terms: ['测试用文本。'], stock: 99, limitPerMember: 2, validDays: 14 });
  });

  test('does not know an item that was never there', async () => {
    const { status, body } = await world.service.get('/api/mall/items/1');
    expect([status, body]).toMatchObject([404, { error: { code: 'item-not-found' } }]);
  });
});

test('a member’s orders come twenty a page, the newest first, each once', async () => {
  const [{ token, memberId }, itemId] = [await signedIn(41_000), await newItem('coupon')];
  const placed: Id[] = [];
  for (let count = 0; count < 41; count += 1) placed.unshift((await world.place(memberId, itemId)).id);
  const pages: Id[][] = [];
  for (let cursor: Id | null = ''; cursor !== null; ) {
    const path: string = `/api/mall/orders${cursor && `?cursor=${cursor}`}`;
    const page = (await world.service.get(path, { token })).body as Answer<'listOrders'>;
    pages.push(page.orders.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 1]);
  expect(pages.flat()).toEqual(placed);
});
