import type { PaymentReason, PaymentState, PaymentView } from '@micro-branch/contract/payments';
import { sayAmount } from '@/shared/ui/amount/say-amount';
import type { IconName } from '@/shared/ui/icon/icon';

/** Where a payment stands, in a word of a list. */
export const stateWords = {
  unpaid: '待支付',
  paid: '处理中',
  done: '缴费成功',
  refunding: '退款中',
  refunded: '已退款',
  closed: '未缴费',
} as const satisfies Record<PaymentState, string>;

/** The head of its own page. */
export const titleWords = {
  unpaid: '等待支付',
  paid: '处理中',
  done: '缴费成功',
  refunding: '没有成功，正在退款',
  refunded: '没有成功，已退款',
  closed: '没有缴费',
} as const satisfies Record<PaymentState, string>;

export const stateIcons = {
  unpaid: 'clock',
  paid: 'clock',
  done: 'check',
  refunding: 'clock',
  refunded: 'info',
  closed: 'info',
} as const satisfies Record<PaymentState, IconName>;

const REASONS = {
  'by-member': '你取消了这笔缴费。',
  'too-late': '超过了支付时间，这笔缴费已关闭。',
  'late-money': '款项到账时，这笔缴费已经关闭。',
  'wrong-amount': '到账的金额与账单不符。',
  'biller-refused': '缴费单位没有受理。',
  'paid-elsewhere': '这笔账单已在别处缴清。',
  'account-short': '账户余额不够。',
  'debit-refused': '银行没有扣款。',
} as const satisfies Record<PaymentReason, string>;

type Said = Pick<PaymentView, 'state' | 'payFen' | 'billerName' | 'amountFen' | 'points' | 'couponFen'>;

const backOf = ({ points, couponFen }: Said): string => {
  const parts = [points > 0 ? '积分' : '', couponFen > 0 ? '优惠券' : ''].filter(Boolean).join('和');
  return parts && `${parts}一并退回。`;
};

const MONEY: Record<PaymentState, (payment: Said) => string> = {
  unpaid: () => '还没有收到款项。',
  paid: ({ payFen, billerName }) => `${sayAmount(payFen)} 已付，正在等${billerName}确认。`,
  done: ({ amountFen, billerName }) => `${sayAmount(amountFen)} 已缴到${billerName}。`,
  refunding: (payment) => `${sayAmount(payment.payFen)} 正在原路退回。${backOf(payment)}`,
  refunded: (payment) => `${sayAmount(payment.payFen)} 已原路退回。${backOf(payment)}`,
  closed: () => '未扣款。',
};

const LATE = '银行正在处理，请勿重复缴费。结果会在 10 分钟内通知你。';

/** What happened to the money first, then why, then what to expect. */
export const sayOutcome = (payment: Said & Pick<PaymentView, 'reason'>, isLate: boolean): string[] => [
  MONEY[payment.state](payment),
  ...(payment.reason ? [REASONS[payment.reason]] : []),
  ...(isLate ? [LATE] : []),
];

/** The result is still to come. */
export const isUnderWay = ({ state }: Pick<PaymentView, 'state'>): boolean => state === 'unpaid' || state === 'paid' || state === 'refunding';

/** Who was paid, and for when. */
export const sayFor = ({ billerName, period }: Pick<PaymentView, 'billerName' | 'period'>): string => (period ? `${billerName} · ${period}` : billerName);
