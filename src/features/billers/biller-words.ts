import type { BillerFlow, BillerView } from '@micro-branch/contract/billers';

/** How it is paid, in a word. */
export const flowWords = {
  'fetch-and-pay': '查账单缴费',
  'validate-and-pay': '按金额缴费',
  direct: '按金额缴费',
  'top-up': '充值',
} as const satisfies Record<BillerFlow, string>;

/** What binding leads to, on its button. */
export const nextWords = {
  'fetch-and-pay': '绑定并查账单',
  'validate-and-pay': '绑定并缴费',
  direct: '绑定并缴费',
  'top-up': '绑定并充值',
} as const satisfies Record<BillerFlow, string>;

/** When it can be paid, with whether that is now. */
export const sayHours = ({ hoursWords, isOpen }: Pick<BillerView, 'hoursWords' | 'isOpen'>): string =>
  isOpen ? hoursWords : `${hoursWords}（现在不受理）`;
