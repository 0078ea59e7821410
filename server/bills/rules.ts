import { addDays, daysBetween, shanghaiDay } from '../shanghai';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const ACCOUNTS_MAX = 30;
/** Binding asks a biller about an account, so that it is no way to try numbers. */
export const BOUND_PER_DAY_MAX = 60;
export const FAMILY_MAX = 10;

/** A bill is paid within this time of being looked up, or looked up again. */
export const BILL_MS = 10 * 60_000;
/** How often billers are asked for a member, to bind or to look up, within so long. */
export const QUESTIONS_MAX = 30;
export const QUESTIONS_MS = 10 * 60_000;
/** How long what was looked up is kept. A payment has its own copy of what it needs. */
export const BILL_DAYS_KEPT = 7;

/** An account whose biller says what is owed is reminded of so many days ahead, unless the member wants it otherwise. */
export const REMINDER_DAYS = 3;

const USUAL_LEAST = 3;
export const USUAL_OF_LAST = 6;

/** The median of what was paid last, half a fen rounded down; null while there are fewer than three. */
export const usualOf = (lastFen: readonly number[]): number | null => {
  if (lastFen.length < USUAL_LEAST) return null;
  const sorted = [...lastFen].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : Math.floor((sorted[middle - 1]! + sorted[middle]!) / 2);
};

/** More than twice what is usual, or less than a third of it. */
export const isUnusual = (fen: number, usualFen: number): boolean => fen > usualFen * 2 || fen * 3 < usualFen;

const NEAR_DAYS = 3;
const SPREAD_MINUTES = 60n;

/** An account has its own minute: thousands that were bound at one time are not asked about at one time. */
const spreadMs = (accountId: string): number => Number((BigInt(accountId) >> 12n) % SPREAD_MINUTES) * 60_000;

/** Whether the month is near the day on which the last bill of an account ended: the next one comes about then. */
const isNear = (lastDueOn: string | null, today: string): boolean => {
  if (lastDueOn === null) return false;
  const inThisMonth = `${today.slice(0, 8)}${lastDueOn.slice(8)}`;
  const distance = Math.abs(daysBetween(today, Number.isNaN(Date.parse(inThisMonth)) ? addDays(`${today.slice(0, 8)}01`, 27) : inThisMonth));
  return distance <= NEAR_DAYS || distance >= 28 - NEAR_DAYS;
};

/** When the biller of an account is asked again: once a day, twice about the day on which its bills end. */
export const nextCheckAt = (now: Date, { id, dueOn }: { id: string; dueOn: string | null }): Date =>
  new Date(now.getTime() + (isNear(dueOn, shanghaiDay(now)) ? 11.5 : 23.5) * HOUR_MS + spreadMs(id));

const PAUSES_MINUTES = [5, 15, 60, 240, 720] as const;

/** When a biller that did not answer is asked again: later each time. */
export const retryCheckAt = (now: Date, { id, failures }: { id: string; failures: number }): Date =>
  new Date(now.getTime() + PAUSES_MINUTES[Math.min(failures, PAUSES_MINUTES.length) - 1]! * 60_000 + (spreadMs(id) >> 4));
