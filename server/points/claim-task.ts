import type { TaskView } from '@micro-branch/contract/points';
import { points } from '@micro-branch/contract/units';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { Refusal } from '../refusal';
import { shanghaiDay } from '../shanghai';
import { give } from './give';
import { lockPoints } from './lock-points';
import { getRules } from './rule-versions';
import { addClaim, periodOf, viewTasks } from './tasks';

/**
 * Takes the points of a task that is done. Claiming again in the same period answers the same. Refuses with `task-not-found`
 * or `task-not-done`.
 */
export const claimTask = (deps: Deps, memberId: Id, taskKey: string): Promise<TaskView> =>
  deps.database.transaction(async (tx) => {
    await lockPoints(tx, deps, memberId);
    const now = deps.clock.now();
    const inForce = await getRules(tx, now);
    const task = inForce.rules.tasks.find(({ key }) => key === taskKey);
    if (!task) throw new Refusal('task-not-found');
    const [view] = await viewTasks(tx, [task], { memberId, now });
    if (view!.state === 'open') throw new Refusal('task-not-done');
    const claimed: TaskView = { ...view!, state: 'claimed' };
    if (view!.state === 'claimed') return claimed;
    const today = shanghaiDay(now);
    const period = periodOf(task, today);
    await addClaim(tx, { memberId, key: taskKey, period, points: task.points, claimedAt: now });
    const steps = [{ rule: 'task' as const, input: null, limit: null, points: task.points }];
    const gift = { memberId, source: 'task' as const, reference: `${taskKey}:${period}`, points: points(task.points), steps, earnedOn: today };
    await give(tx, deps, gift, inForce);
    return claimed;
  });
