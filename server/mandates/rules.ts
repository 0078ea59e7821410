import { addDays, daysBetween, shanghaiDay, shanghaiTime } from '../shanghai';

/** Who is told later than this is told too late for the next day. */
const ANNOUNCE_UNTIL = '20:00';
const DEBIT_FROM = '10:00';
const CHECK_FROM = '08:00';
const SPREAD_MINUTES = 60n;
/** An account without enough on it is tried on its day and on the next two. */
const SHORTAGES_MAX = 3;
/** What could not be tried for so many days behind its own is announced anew: nobody remembers it. */
const LATE_DAYS_MAX = 2;
/** What could not be tried at all for so many days is given up. */
const GIVE_UP_DAYS = 30;
const LATER_MS = 30 * 60_000;
/** Who takes something and dies leaves it to the next after this time. */
const TAKEN_MS = 10 * 60_000;

const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);
const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** The day of a debit that is announced now: always a day ahead, and more than half of one. */
export const debitDayOf = (now: Date): string => addDays(shanghaiDay(now), shanghaiTime(now) < ANNOUNCE_UNTIL ? 1 : 2);

/** When a debit of a day is begun: nobody's account is debited in the night. */
export const startOfDebit = (day: string): Date => instantOf(day, DEBIT_FROM);

/** When a mandate is looked at again: once a day in the morning, each at a minute of its own. */
export const nextCheckAt = (now: Date, id: string): Date =>
  after(instantOf(addDays(shanghaiDay(now), 1), CHECK_FROM), Number((BigInt(id) >> 12n) % SPREAD_MINUTES) * 60_000);

export const laterAt = (now: Date): Date => after(now, LATER_MS);
export const takenUntil = (now: Date): Date => after(now, TAKEN_MS);

export type Reason = 'above-cap' | 'account-short' | 'debit-refused' | 'biller-refused' | 'paid-elsewhere' | 'not-active';

/** What is known at the moment of a debit. `bill` is the one that was made just now: null when the account does not owe it any more. */
export interface Moment {
  isActive: boolean;
  capFen: number;
  announcedFen: number;
  debitOn: string;
  bill: { fen: number } | null | 'not-told';
  now: Date;
}

export type Decision = { do: 'pay' } | { do: 'announce' } | { do: 'wait' } | { do: 'end'; state: 'skipped' | 'failed'; reason: Reason };

/** What becomes of an announced debit on its day. More than was announced is never debited, and nothing above the cap. */
export const decide = ({ isActive, capFen, announcedFen, debitOn, bill, now }: Moment): Decision => {
  const lateDays = daysBetween(debitOn, shanghaiDay(now));
  if (!isActive) return { do: 'end', state: 'skipped', reason: 'not-active' };
  if (bill === 'not-told') return lateDays > GIVE_UP_DAYS ? { do: 'end', state: 'failed', reason: 'biller-refused' } : { do: 'wait' };
  if (bill === null) return { do: 'end', state: 'skipped', reason: 'paid-elsewhere' };
  if (bill.fen > capFen) return { do: 'end', state: 'skipped', reason: 'above-cap' };
  return bill.fen > announcedFen || lateDays > LATE_DAYS_MAX ? { do: 'announce' } : { do: 'pay' };
};

/** What the member is told of; what they did themselves, and what is paid already, needs no words. */
export const isTold = (reason: Reason): boolean => reason !== 'paid-elsewhere' && reason !== 'not-active';

type PaymentEnd = { do: 'again' } | { do: 'end'; state: 'skipped' | 'failed'; reason: Reason };

const REASONS: Partial<Record<string, Reason>> = { 'account-short': 'account-short', 'biller-refused': 'biller-refused', 'wrong-amount': 'biller-refused' };

/** What follows from a payment under a mandate that did not come about. `shortages` counts this one. */
export const afterFailure = (reason: string | null, { shortages, isActive }: { shortages: number; isActive: boolean }): PaymentEnd => {
  if (reason === 'paid-elsewhere') return { do: 'end', state: 'skipped', reason };
  if (reason === 'by-member') return { do: 'end', state: 'skipped', reason: 'not-active' };
  const isPassing = reason === 'account-short' || reason === 'too-late';
  if (isPassing && isActive && shortages < SHORTAGES_MAX) return { do: 'again' };
  return { do: 'end', state: 'failed', reason: REASONS[reason ?? ''] ?? 'debit-refused' };
};
