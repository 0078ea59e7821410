import type { CheckInView } from '@micro-branch/contract/points';
import { dayAfter, daysSinceMonday, sayDay } from '@/shared/ui/day-words';

/** `open` is today while it is not checked in; `ahead` has not come yet. */
export type DayState = 'on-time' | 'make-up' | 'open' | 'can-make-up' | 'missed' | 'ahead';

export interface CalendarDay {
  day: string;
  /** Day of the month, as it stands in a calendar. */
  number: number;
  state: DayState;
  isToday: boolean;
}

const WEEK_DAYS = 7;

const stateOf = ({ days, today, makeUpDay }: CheckInView, day: string): DayState => {
  const found = days.find((checked) => checked.day === day);
  if (found) return found.kind;
  if (day === makeUpDay) return 'can-make-up';
  if (day === today) return 'open';
  return day > today ? 'ahead' : 'missed';
};

const calendarDay = (view: CheckInView, day: string): CalendarDay => ({
  day,
  number: Number(day.slice(-2)),
  state: stateOf(view, day),
  isToday: day === view.today,
});

const daysFrom = (view: CheckInView, first: string, count: number): CalendarDay[] =>
  Array.from({ length: count }, (_, index) => calendarDay(view, dayAfter(first, index).day));

/** The last seven days, today the last of them. */
export const lastSevenDays = (view: CheckInView): CalendarDay[] => daysFrom(view, dayAfter(view.today, 1 - WEEK_DAYS).day, WEEK_DAYS);

/** The weeks, Monday first, that hold the month of today: at most six, and all that is past of them is known. */
export const monthWeeks = (view: CheckInView): CalendarDay[][] => {
  const month = view.today.slice(0, 7);
  const first = `${month}-01`;
  const weeks: CalendarDay[][] = [];
  let monday = dayAfter(first, -daysSinceMonday(first)).day;
  while (monday.slice(0, 7) <= month) {
    weeks.push(daysFrom(view, monday, WEEK_DAYS));
    monday = dayAfter(monday, WEEK_DAYS).day;
  }
  return weeks;
};

const STATE_WORDS: Record<DayState, string> = {
  'on-time': '已签到',
  'make-up': '已补签',
  open: '今天还没签到',
  'can-make-up': '没有签到，可以补签',
  missed: '没有签到',
  ahead: '还没到',
};

/** `11月24日 周二 已签到`. */
export const sayCalendarDay = ({ day, state }: CalendarDay): string => `${sayDay(day)} ${STATE_WORDS[state]}`;
