import type { ItemKind, ItemView, OrderReason, OrderView } from '@micro-branch/contract/mall';
import { fen, formatYuan } from '@micro-branch/contract/units';
import { sayFullDay, sayShortDay } from '@/shared/ui/day-words';
import { sayPoints } from '@/shared/ui/points/say-points';

export const kindWords = { coupon: '优惠券', goods: '实物', 'top-up': '话费' } as const satisfies Record<ItemKind, string>;

/** What an item is worth in money. */
export const sayValue = ({ valueFen }: Pick<ItemView, 'valueFen'>): string => `价值 ${formatYuan(fen(valueFen))}`;

/** Below this the number left matters to whoever hesitates. */
const LOW_STOCK = 10;

/** How few are left; null while there are enough. */
export const sayStock = (stock: number): string | null => {
  if (stock === 0) return '已兑完';
  return stock <= LOW_STOCK ? `仅剩 ${stock} 件` : null;
};

/** What one member may have in all, and how much of it is left for the one who asks. */
export const sayLimit = ({ limitPerMember, leftForMember }: Pick<ItemView, 'limitPerMember' | 'leftForMember'>): string => {
  const limit = `每人限兑 ${limitPerMember} 件`;
  if (leftForMember === null) return limit;
  return leftForMember === 0 ? `${limit}，你已兑满` : `${limit}，还可兑 ${leftForMember} 件`;
};

/** Points that are missing for a price; 0 when the balance reaches. */
export const shortOf = (price: number, available: number): number => Math.max(0, price - available);

export const sayShort = (missing: number): string => `还差 ${sayPoints(missing)}`;

type Ordered = Pick<OrderView, 'state' | 'kind'>;

export const isUnderWay = ({ state, kind }: Ordered): boolean => state === 'reserved' && kind === 'top-up';

/** Where an order stands, in a word. */
export const sayState = (order: Ordered): string => {
  if (order.state === 'reserved') return isUnderWay(order) ? '处理中' : '待领取';
  return { fulfilled: '已完成', cancelled: '已取消', refunded: '已退回' }[order.state];
};

const ENDED = {
  'by-member': '你取消了这笔兑换，积分已退回。',
  'not-collected': '没有在期限内领取，积分已退回。',
  'top-up-refused': '充值没有成功，积分已退回。',
  returned: '券已收回，积分已退回。',
} as const satisfies Record<OrderReason, string>;

const FULFILLED = {
  coupon: ({ validUntil }) => (validUntil ? `结账时出示券码，有效期至 ${sayFullDay(validUntil)}。` : '结账时出示券码。'),
  goods: ({ branchName }) => `已在${branchName ?? '网点'}领取。`,
  'top-up': ({ maskedPhone }) => `话费已充入 ${maskedPhone ?? '你填写的号码'}。`,
} as const satisfies Record<ItemKind, (order: OrderView) => string>;

/** What happened to an order, and what is to be done next. */
export const sayNext = (order: OrderView): string => {
  if (order.reason) return ENDED[order.reason];
  if (order.state === 'fulfilled') return FULFILLED[order.kind](order);
  if (isUnderWay(order)) return `正在为 ${order.maskedPhone ?? '你填写的号码'} 充值，积分已暂扣。`;
  return `${order.validUntil ? `${sayShortDay(order.validUntil)}（含）前` : '请'}到${order.branchName ?? '网点'}，出示领取码。`;
};

/** A code in groups of four, as it is read out and compared. */
export const groupCode = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code;
