/** How many days ahead a member is told that points end. */
const NOTICE_DAYS = [1, 7, 30] as const;

export const NOTICE_DAYS_MAX = 30;

/**
 * The notice that is due so many days before points end: the nearest one that is not yet passed. After missed runs the farther
 * ones are not told late. Null when it is too early.
 */
export const noticeDue = (daysLeft: number): number | null => NOTICE_DAYS.find((distance) => daysLeft <= distance) ?? null;
