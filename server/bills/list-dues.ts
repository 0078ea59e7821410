import type { DueList } from '@micro-branch/contract/bills';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { daysBetween, shanghaiDay } from '../shanghai';
import { presentAccounts } from './present-account';
import { listAccounts } from './store';

type Dated = DueList['dues'][number];

/** What ends first comes first; what has no end, last. */
const byEnd = (one: Dated, other: Dated): number => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9') || Number(BigInt(one.account.id) - BigInt(other.account.id));

/** What is due on the member's accounts, by what their billers said last: nobody is asked now. */
export const listDues = async ({ database, clock }: Deps, memberId: Id): Promise<DueList> => {
  const today = shanghaiDay(clock.now());
  const due = (await listAccounts(database, memberId)).filter(({ dueState }) => dueState === 'due');
  const dues = (await presentAccounts(database, memberId, due)).map((account): Dated => {
    const { amountFen, dueOn } = account.due;
    return { account, amountFen: amountFen ?? 0, dueOn, daysLeft: dueOn === null ? null : daysBetween(today, dueOn) };
  });
  return { dues: dues.sort(byEnd), totalFen: dues.reduce((sum, { amountFen }) => sum + amountFen, 0) };
};
