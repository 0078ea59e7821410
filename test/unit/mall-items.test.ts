import { mallItems } from '../../server/database/seed/mall-items';
import { checkItem, type ItemContent } from '../../server/mall/item-content';
import { anItem } from '../support/mall-items';

const refused = (change: Partial<ItemContent>): string => {
  try {
    checkItem({ ...anItem('coupon'), ...change });
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

test.each(['coupon', 'goods', 'top-up'] as const)('a whole %s is taken', (kind) => {
  expect(() => checkItem(anItem(kind))).not.toThrow();
});

test.each([
  ['points', 0],
  ['points', -100],
  ['points', 12.5],
  ['points', 1_000_000_001],
  ['valueFen', 0],
  ['stock', -1],
  ['limitPerMember', 0],
  ['title', ''],
  ['terms', []],
  ['picture', 'gold'],
  ['key', 'Not A Slug'],
] as const)('an item whose %s is %p is refused by name', (field, value) => {
  expect(refused({ [field]: value })).toContain(`/${field}`);
});

test('coupons and goods have a last day, a top-up has none', () => {
  expect(refused({ validDays: null })).toContain('/validDays');
  expect(refused({ kind: 'top-up', validDays: 30 })).toContain('/validDays');
});

test('an item says nothing that it does not know', () => {
  expect(refused({ price: 1 } as Partial<ItemContent>)).toContain('/price');
});

describe('the items of the demonstration', () => {
  test('may all be saved, under keys and at places of their own', () => {
    for (const item of mallItems) expect(() => checkItem(item)).not.toThrow();
    expect(new Set(mallItems.map(({ key }) => key)).size).toBe(mallItems.length);
    expect(new Set(mallItems.map(({ position }) => position)).size).toBe(mallItems.length);
  });

  test('cost about a hundred points a yuan', () => {
    for (const { points, valueFen } of mallItems) expect(Math.abs(points / valueFen - 1)).toBeLessThanOrEqual(0.2);
  });
});
