import type { ItemView, OrderView } from '@micro-branch/contract/mall';
import { codeOf, isCode, refuseCode } from '@/features/mall/collection-code';
import { groupCode, sayLimit, sayNext, sayShort, sayState, sayStock, shortOf } from '@/features/mall/mall-words';
import { refuseDraft, termsOf } from '@/features/mall/redeem-terms';
import { endingOf } from '@/features/mall/use-end-order';

const item: ItemView = {
  id: '7', kind: 'coupon', title: '咖啡券', picture: 'coffee', points: 800, valueFen: 2_800, isSoldOut: false,
  words: '一杯', terms: ['门店可用'], stock: 3, limitPerMember: 2, leftForMember: 1, validDays: 30,
};

const order: OrderView = {
  id: '9', state: 'fulfilled', reason: null, kind: 'coupon', itemId: '7', title: '咖啡券', picture: 'coffee', points: 800,
  placedAt: '2026-11-24T02:00:00.000Z', endedAt: '2026-11-24T02:00:00.000Z', code: 'ABCD2345EFGH', validUntil: '2026-12-24',
  branchName: null, maskedPhone: null, canCancel: false, canReveal: false, canReturn: true,
};

describe('an item', () => {
  it.each([[0, '已兑完'], [1, '仅剩 1 件'], [10, '仅剩 10 件'], [11, null]])('of which there are %i says %s', (stock, words) => {
    expect(sayStock(stock)).toBe(words);
  });

  it('says what one member may have, and to a member how much of it is left', () => {
    expect(sayLimit({ limitPerMember: 2, leftForMember: null })).toBe('每人限兑 2 件');
    expect(sayLimit({ limitPerMember: 2, leftForMember: 1 })).toBe('每人限兑 2 件，还可兑 1 件');
    expect(sayLimit({ limitPerMember: 2, leftForMember: 0 })).toBe('每人限兑 2 件，你已兑满');
  });

  it('is short of what the balance does not reach, and never by less than nothing', () => {
    expect(shortOf(800, 799)).toBe(1);
    expect(shortOf(800, 800)).toBe(0);
    expect(shortOf(800, 5_000)).toBe(0);
    expect(sayShort(1_200)).toBe('还差 1,200 积分');
  });
});

describe('what is sent to redeem', () => {
  const draft = { branchId: '3', phone: '13800001234' };

  it('carries the price that was seen, and only what this kind of item wants', () => {
    expect(termsOf(item, draft, 'k')).toEqual({ key: 'k', itemId: '7', pointsSeen: 800 });
    expect(termsOf({ ...item, kind: 'goods' }, draft, 'k')).toEqual({ key: 'k', itemId: '7', pointsSeen: 800, branchId: '3' });
    expect(termsOf({ ...item, kind: 'top-up' }, draft, 'k')).toEqual({ key: 'k', itemId: '7', pointsSeen: 800, phone: '13800001234' });
  });

  it('wants a branch for goods and a phone for a top-up, and neither otherwise', () => {
    const nothing = { branchId: null, phone: '1280000123' };
    expect(refuseDraft('coupon', nothing)).toEqual({});
    expect(Object.keys(refuseDraft('goods', nothing))).toEqual(['branchId']);
    expect(Object.keys(refuseDraft('top-up', nothing))).toEqual(['phone']);
    expect(refuseDraft('goods', draft)).toEqual({});
    expect(refuseDraft('top-up', draft)).toEqual({});
  });
});

describe('an order', () => {
  it.each([
    [{ state: 'reserved', kind: 'goods' }, '待领取'],
    [{ state: 'reserved', kind: 'top-up' }, '处理中'],
    [{ state: 'fulfilled', kind: 'coupon' }, '已完成'],
    [{ state: 'cancelled', kind: 'goods' }, '已取消'],
    [{ state: 'refunded', kind: 'coupon' }, '已退回'],
  ] as const)('%j is %s', (ordered, words) => {
    expect(sayState(ordered)).toBe(words);
  });

  it('says what comes next while it goes on, and where the points are once it has ended', () => {
    expect(sayNext(order)).toBe('结账时出示券码，有效期至 2026年12月24日。');
    expect(sayNext({ ...order, kind: 'goods', state: 'reserved', branchName: '昆明分行' })).toBe('12月24日（含）前到昆明分行，出示领取码。');
    expect(sayNext({ ...order, kind: 'top-up', state: 'reserved', maskedPhone: '138****1234' })).toBe('正在为 138****1234 充值，积分已暂扣。');
    expect(sayNext({ ...order, kind: 'top-up', state: 'cancelled', reason: 'top-up-refused' })).toBe('充值没有成功，积分已退回。');
  });

  it('is cancelled or given back only where the service allows it', () => {
    expect(endingOf({ canCancel: true, canReturn: false })).toBe('cancelOrder');
    expect(endingOf({ canCancel: false, canReturn: true })).toBe('returnOrder');
    expect(endingOf({ canCancel: false, canReturn: false })).toBeNull();
  });
});

describe('a code', () => {
  it('is shown in groups of four', () => {
    expect(groupCode('ABCD2345EFGH')).toBe('ABCD 2345 EFGH');
    expect(groupCode('ABCD23')).toBe('ABCD 23');
  });

  it('is taken as people type it', () => {
    expect(codeOf(' abcd-2345 ')).toBe('ABCD2345');
    expect(isCode('ABCD2345')).toBe(true);
    expect(isCode('ABCD234')).toBe(false);
  });

  it('is refused where it holds what it never holds, and where it is too long', () => {
    expect(refuseCode('ABC')).toBeNull();
    for (const alike of ['0', '1', 'I', 'O']) expect(refuseCode(`ABCD234${alike}`)).toContain('没有 0、1、I、O');
    expect(refuseCode('ABCD23456')).toBe('领取码是 8 位。');
  });
});
