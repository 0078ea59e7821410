import type { TaskList } from '@micro-branch/contract/points';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { getRules } from './rule-versions';
import { viewTasks } from './tasks';

export const listTasks = async ({ database, clock }: Deps, memberId: Id): Promise<TaskList> => {
  const now = clock.now();
  const { rules } = await getRules(database, now);
  return { tasks: await viewTasks(database, rules.tasks, { memberId, now }) };
};
