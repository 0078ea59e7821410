import { randomUUID } from 'node:crypto';
import type { ApplyBody } from '@micro-branch/contract/applications';
import { openBranch } from '../../server/branches/open-branch';
import type { Deps } from '../../server/deps';
import type { Id } from '../../server/ids';
import { addDays, shanghaiDay, weekdayOf } from '../../server/shanghai';

export const newBranch = (deps: Deps, name = `昆明分行 ${randomUUID()}`): Promise<Id> =>
  openBranch(deps, {
    kind: 'branch', name, city: '昆明', address: '五华区', phone: '0871-0000-0001', position: 1,
    hours: { weekdays: { opens: '09:00', closes: '17:00' }, weekends: null },
  });

/** The next Monday to Friday after today. */
export const nextWorkingDay = ({ clock }: Deps): string => {
  let day = addDays(shanghaiDay(clock.now()), 1);
  while ([0, 6].includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
};

export const anApplication = (deps: Deps, cardId: Id, branchId: Id): ApplyBody => ({
  key: randomUUID(), cardId, branchId, name: '王小满', phone: '13800001234', visitOn: nextWorkingDay(deps), visitPeriod: 'morning',
});
