import { canCancel, canCollect, canReturn, type OrderFacts } from '../../server/mall/rules';

const GIVEN_OUT = new Date('2026-11-24T02:00:00Z'); // 10:00 in Shanghai
const coupon: OrderFacts = { kind: 'coupon', state: 'fulfilled', fulfilledAt: GIVEN_OUT, validUntil: '2027-01-23', revealedAt: null, paymentId: null };
const goods: OrderFacts = { kind: 'goods', state: 'reserved', fulfilledAt: null, validUntil: '2026-12-08', revealedAt: null, paymentId: null };
const topUp: OrderFacts = { kind: 'top-up', state: 'reserved', fulfilledAt: null, validUntil: null, revealedAt: null, paymentId: null };
const ENDED = ['cancelled', 'refunded'] as const;

describe('a coupon', () => {
  test('can be returned until the last instant of its seven days', () => {
    expect(canReturn(coupon, GIVEN_OUT)).toBe(true);
    expect(canReturn(coupon, new Date('2026-12-01T01:59:59.999Z'))).toBe(true);
    expect(canReturn(coupon, new Date('2026-12-01T02:00:00Z'))).toBe(false);
  });

  test('can be returned on its last day in Shanghai, and not on the next', () => {
    const short = { ...coupon, validUntil: '2026-11-25' };
    expect(canReturn(short, new Date('2026-11-25T15:59:59Z'))).toBe(true);
    expect(canReturn(short, new Date('2026-11-25T16:00:00Z'))).toBe(false);
  });

  test('whose code was looked at can not be returned', () => {
    expect(canReturn({ ...coupon, revealedAt: GIVEN_OUT }, GIVEN_OUT)).toBe(false);
    expect(canReturn({ ...coupon, paymentId: '1' }, GIVEN_OUT)).toBe(false);
  });

  test('that a clock set back makes younger than it is can still be returned', () => {
    expect(canReturn(coupon, new Date('2026-11-20T00:00:00Z'))).toBe(true);
  });

  test.each(ENDED)('that is %s cannot be returned', (state) => {
    expect(canReturn({ ...coupon, state }, GIVEN_OUT)).toBe(false);
  });
});

describe('goods', () => {
  test('can be collected on their last day, and not on the next', () => {
    expect(canCollect(goods, '2026-12-08')).toBe(true);
    expect(canCollect(goods, '2026-12-09')).toBe(false);
  });

  test('can be cancelled while they are reserved', () => {
    expect(canCancel(goods)).toBe(true);
  });

  test.each([...ENDED, 'fulfilled' as const])('that are %s can be neither cancelled nor collected', (state) => {
    expect([canCancel({ ...goods, state }), canCollect({ ...goods, state }, '2026-12-01')]).toEqual([false, false]);
  });
});

test('what belongs to one kind of item is not done with another', () => {
  expect([canCancel(coupon), canCancel(topUp), canCancel({ ...topUp, state: 'fulfilled' })]).toEqual([false, false, false]);
  expect([canCollect(coupon, '2026-11-24'), canCollect(topUp, '2026-11-24')]).toEqual([false, false]);
  expect([canReturn({ ...goods, state: 'fulfilled', fulfilledAt: GIVEN_OUT }, GIVEN_OUT), canReturn(topUp, GIVEN_OUT)]).toEqual([false, false]);
});
