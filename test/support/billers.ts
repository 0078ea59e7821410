import { createHash } from 'node:crypto';
import type { BillerContent } from '@micro-branch/contract/biller-content';
import type { BillFile } from '../../server/billers/upload-bills';

const flows = {
  'fetch-and-pay': { kind: 'fetch-and-pay', isPartAllowed: true, amount: { minFen: 1, maxFen: 500_000, stepFen: 1 } },
  'validate-and-pay': { kind: 'validate-and-pay', amount: { minFen: 1_000, maxFen: 500_000, stepFen: 500 } },
  direct: { kind: 'direct', amount: { minFen: 100, maxFen: 100_000, stepFen: 100 } },
  'top-up': { kind: 'top-up', denominations: [1_000, 3_000, 5_000] },
} as const satisfies { [K in BillerContent['flow']['kind']]: Extract<BillerContent['flow'], { kind: K }> | { kind: 'top-up'; denominations: readonly number[] } };

/** A biller that breaks no rule. */
export const aBiller = (kind: BillerContent['flow']['kind'] = 'fetch-and-pay', change: Partial<BillerContent> = {}): BillerContent => ({
  key: `test-${kind}`,
  name: '青山市测试供水公司（演示）',
  category: 'daily-life',
  icon: 'water',
  regions: ['310100'],
  fields: [
    { key: 'account', label: '户号', hint: '账单上的八位数字', sample: '10000001', pattern: '[0-9]{8}', maxLength: 8, keyboard: 'number', mask: { head: 2, tail: 2 }, check: 'none' },
  ],
  flow: structuredClone(flows[kind]),
  fee: { kind: 'none' },
  hours: { from: '00:00', until: '00:00' },
  settlement: { link: 'direct', account: '99001234', days: 1 },
  isOnShelf: true,
  isDemonstration: true,
  ...change,
});

/** A file of billers as somebody writes it: a line for each value. */
export const billerText = (...billers: unknown[]): string => JSON.stringify({ billers }, null, 2);

/** A file of bills that is held in memory, in pieces as a disk gives them. */
export const billFile = (text: string, fileName = 'bills.csv'): BillFile => {
  const bytes = Buffer.from(text);
  return {
    fileName,
    fileHash: createHash('sha256').update(bytes).digest(),
    read: async function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
};

export const BILL_HEADER = 'account,billId,amountFen,period,dueOn,holder';

/** So many bills, one an account from 10000001 on: 100.00 yuan each, all due on one day. */
export const manyBills = (count: number, lineOf = (index: number) => `${10_000_001 + index},B${index + 1},10000,2026年11月,2026-12-31,王*满`): string =>
  [BILL_HEADER, ...Array.from({ length: count }, (_, index) => lineOf(index))].join('\n');
