import type { BillerField, BillerFlow, BillerView } from '@micro-branch/contract/billers';
import type { BillAccountView, BillView } from '@micro-branch/contract/bills';

const biller = {
  id: '10',
  name: '上海电力（演示）',
  category: 'daily-life',
  icon: 'electricity',
  flow: 'fetch-and-pay',
  regionName: '上海市',
} as const satisfies BillAccountView['biller'];

/** An account as the service shows it: electricity of which 128.60 yuan are due. */
export const billAccount = ({ flow, ...part }: Partial<BillAccountView> & { flow?: BillerFlow } = {}): BillAccountView => ({
  id: '1',
  biller: { ...biller, ...(flow && { flow }) },
  maskedNumber: '3101****8600',
  holder: '王*',
  alias: null,
  family: null,
  due: { state: 'due', amountFen: 128_60, dueOn: '2026-12-04', checkedAt: '2026-11-29T01:00:00.000Z' },
  reminderDays: null,
  monthlyLimitFen: null,
  lastPaid: null,
  hasMandate: false,
  boundAt: '2026-10-01T01:00:00.000Z',
  ...part,
});

export const billerField = (part: Partial<BillerField> = {}): BillerField => ({
  key: 'account',
  label: '户号',
  hint: '在纸质账单左上角。',
  sample: '3101000128600',
  keyboard: 'number',
  maxLength: 13,
  pattern: '\\d{13}',
  ...part,
});

export const billerView = (part: Partial<BillerView> = {}): BillerView => ({
  ...biller,
  fields: [billerField()],
  amount: null,
  denominations: [],
  isPartAllowed: false,
  feeWords: '不收手续费',
  hoursWords: '全天可缴',
  isOpen: true,
  isDemonstration: true,
  ...part,
});

/** A bill that owes 128.60 yuan in two items, with nothing to be taken off. */
export const billView = (part: Partial<BillView> = {}): BillView => ({
  id: '100',
  accountId: '1',
  biller,
  maskedNumber: '3101****8600',
  holder: '王*',
  period: '2026年11月',
  dueOn: '2026-12-04',
  items: [{ label: '电费', amountFen: 122_17 }, { label: '代征基金及附加', amountFen: 6_43 }],
  owedFen: 128_60,
  amountFen: 128_60,
  part: null,
  feeFen: 0,
  totalFen: 128_60,
  points: { pointsMax: 0, step: 0, stepFenOff: 0, rulesVersion: 1 },
  coupons: [],
  unusual: null,
  limit: null,
  expiresAt: '2026-11-29T01:10:00.000Z',
  ...part,
});
