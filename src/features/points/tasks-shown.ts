import type { TaskView } from '@micro-branch/contract/points';

/**
 * Elder mode sends nobody to do anything: of the tasks it shows those whose points wait to be taken, and the one that was taken
 * just now, under which it says so.
 */
export const tasksShown = (tasks: readonly TaskView[], { isElder, claimedKey }: { isElder: boolean; claimedKey: string | null }): readonly TaskView[] =>
  isElder ? tasks.filter(({ key, state }) => state === 'done' || key === claimedKey) : tasks;
