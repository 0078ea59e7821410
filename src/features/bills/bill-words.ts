import type { BillAccountView, Due } from '@micro-branch/contract/bills';
import type { BillerFlow } from '@micro-branch/contract/billers';
import { sayShortDay } from '@/shared/ui/day-words';

const DAY_MS = 86_400_000;

/** Whole days from one calendar day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

type Named = Pick<BillAccountView, 'alias'> & { biller: { name: string } };

/** What the member calls an account; the biller's name where they call it nothing. */
export const nameOf = ({ alias, biller }: Named): string => alias ?? biller.name;

/** Who is paid, below the member's own name for it, and the number. */
export const sayNumber = (account: Named & Pick<BillAccountView, 'maskedNumber'>): string =>
  account.alias === null ? account.maskedNumber : `${account.biller.name} ${account.maskedNumber}`;

/** Until when it has to be paid; `today` is the day it is in Asia/Shanghai. */
export const sayDueOn = (dueOn: string | null, today: string): string => {
  if (dueOn === null) return '待缴';
  const days = daysBetween(today, dueOn);
  if (days < 0) return `已过期 ${-days} 天`;
  if (days === 0) return '今天到期';
  return days === 1 ? '明天到期' : `${sayShortDay(dueOn)}前缴`;
};

const UNKNOWN: Record<BillerFlow, string> = {
  'fetch-and-pay': '点缴费查账单',
  'validate-and-pay': '按需缴费',
  direct: '按需缴费',
  'top-up': '随时充值',
};

/** What an account owes, in a few words; an amount stands beside them where there is one. */
export const sayDue = ({ due, biller }: { due: Due; biller: { flow: BillerFlow } }, today: string): string => {
  if (due.state === 'due') return sayDueOn(due.dueOn, today);
  return due.state === 'none' ? '没有欠费' : UNKNOWN[biller.flow];
};

/** What is done with an account, on its button. */
export const payWords = ({ biller }: { biller: { flow: BillerFlow } }): string => (biller.flow === 'top-up' ? '充值' : '缴费');

const owed = ({ due }: BillAccountView): number => (due.state === 'due' ? (due.amountFen ?? 0) : 0);

/** What is due on all of them: how many, and how much. */
export const sumOf = (accounts: readonly BillAccountView[]): { count: number; totalFen: number } => ({
  count: accounts.filter((account) => account.due.state === 'due').length,
  totalFen: accounts.reduce((total, account) => total + owed(account), 0),
});

export interface AccountGroup {
  /** Null are the member's own. */
  family: { id: string; name: string } | null;
  accounts: BillAccountView[];
}

/** What is due stands first, the nearest end of payment before the rest. */
const byDue = (one: BillAccountView, other: BillAccountView): number => {
  const rank = ({ due }: BillAccountView): string => (due.state === 'due' ? `0${due.dueOn ?? '9999'}` : '1');
  return rank(one).localeCompare(rank(other));
};

/** Accounts by whose they are: the member's own, then each name of family in the order in which it was met. */
export const groupAccounts = (accounts: readonly BillAccountView[]): AccountGroup[] => {
  const groups = new Map<string | null, AccountGroup>();
  for (const account of accounts) {
    const id = account.family?.id ?? null;
    const group = groups.get(id) ?? { family: account.family, accounts: [] };
    group.accounts.push(account);
    groups.set(id, group);
  }
  const sorted = [...groups.values()].map((group) => ({ ...group, accounts: [...group.accounts].sort(byDue) }));
  return [...sorted.filter(({ family }) => family === null), ...sorted.filter(({ family }) => family !== null)];
};
