import { randomUUID } from 'node:crypto';
import type { ItemKind } from '@micro-branch/contract/mall';
import type { ItemContent } from '../../server/mall/item-content';

/** An item of a kind, as a marketer would write it, under a key of its own. */
export const anItem = (kind: ItemKind, change: Partial<ItemContent> = {}): ItemContent => ({
  key: randomUUID(),
  kind,
  title: { coupon: '咖啡兑换券', goods: '晴雨伞', 'top-up': '话费 10 元' }[kind],
  picture: ({ coupon: 'coffee', goods: 'umbrella', 'top-up': 'phone' } as const)[kind],
  words: '测试用文本。',
  terms: ['测试用文本。'],
  points: 1_000,
  valueFen: 1_000,
  stock: 100,
  limitPerMember: 100,
  validDays: kind === 'top-up' ? null : 14,
  position: 1,
  ...change,
});
