import type { PointRules } from './rules';

/** What is refused sooner was not late: the member has what they had, for as long as they had it. */
const LATE_MS = 3_600_000;

/**
 * How long points can be spent that come back after their lot has ended, when the bank did not deliver: null when they were held
 * for less than an hour. Otherwise ordering what is sure to be refused in the last second of their last day, month after month,
 * would renew points for ever.
 */
export const graceDays = ({ returnGraceDays }: Pick<PointRules, 'returnGraceDays'>, heldAt: Date, now: Date): number | null =>
  now.getTime() - heldAt.getTime() < LATE_MS ? null : returnGraceDays;
