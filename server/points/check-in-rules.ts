import type { EarningStep } from '@micro-branch/contract/points';
import { addDays } from '../shanghai';
import type { PointRules } from './rules';

type Rules = Pick<PointRules, 'checkIn'>;

const bonusOf = ({ checkIn }: Rules, streak: number): number =>
  Math.max(0, ...checkIn.bonuses.filter((bonus) => streak % bonus.streak === 0).map((bonus) => bonus.points));

/** What the day gives that makes so many in a row: `bonus` comes on top of `points`. */
export const checkInPoints = (rules: Rules, streak: number): { points: number; bonus: number; steps: EarningStep[] } => {
  const { points } = rules.checkIn;
  const bonus = bonusOf(rules, streak);
  const daily: EarningStep = { rule: 'daily', input: null, limit: null, points };
  const extra: EarningStep = { rule: 'streak-bonus', input: streak, limit: null, points: points + bonus };
  return { points, bonus, steps: bonus > 0 ? [daily, extra] : [daily] };
};

/** The next number of days in a row that gives a bonus; null when the rules know none. */
export const nextBonus = (rules: Rules, streak: number): { streak: number; points: number } | null => {
  const ahead = rules.checkIn.bonuses.map((bonus) => (Math.floor(streak / bonus.streak) + 1) * bonus.streak);
  const next = Math.min(...ahead);
  return ahead.length > 0 ? { streak: next, points: bonusOf(rules, next) } : null;
};

/** How many days in a row follow right after `day`. */
export const daysInRowAfter = (days: ReadonlySet<string>, day: string): number => {
  let count = 0;
  while (days.has(addDays(day, count + 1))) count += 1;
  return count;
};

/** Whether `length` of these days stand in a row. */
export const hasRun = (days: ReadonlySet<string>, length: number): boolean =>
  [...days].some((day) => daysInRowAfter(days, addDays(day, -1)) >= length);

export interface MakeUpCase {
  today: string;
  /** Days checked in of at least the last `makeUpDaysBack`. */
  days: ReadonlySet<string>;
  /** Nobody has missed a day before they were a member. */
  joinedOn: string;
  madeUpThisMonth: number;
}

/** The one day that can be made up: the last one missed, if it is near enough and the month has a make-up left. */
export const makeUpDay = ({ checkIn }: Rules, { today, days, joinedOn, madeUpThisMonth }: MakeUpCase): string | null => {
  if (madeUpThisMonth >= checkIn.makeUpsPerMonth) return null;
  for (let back = 1; back <= checkIn.makeUpDaysBack; back += 1) {
    const day = addDays(today, -back);
    if (day < joinedOn) return null;
    if (!days.has(day)) return day;
  }
  return null;
};
