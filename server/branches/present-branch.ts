import type { BranchView } from '@micro-branch/contract/branches';
import { describeHours, openingAt } from './opening';
import type { Branch } from './store';

/** A branch as it stands at this minute. */
export const presentBranch = ({ hours, ...branch }: Branch, now: Date): BranchView => ({
  ...branch,
  hours: describeHours(hours),
  ...openingAt(hours, now),
});
