import { addDays, shanghaiDay, shanghaiTime, weekdayOf } from '../shanghai';

export interface Hours {
  opens: string;
  closes: string;
}

/** Opening hours of a week; null is closed. Public holidays are not modelled: the page says to ring first. */
export interface WeeklyHours {
  weekdays: Hours;
  weekends: Hours | null;
}

/** The hours of one day, or null when the branch is closed that day. */
export const hoursOn = (hours: WeeklyHours, day: string): Hours | null =>
  [0, 6].includes(weekdayOf(day)) ? hours.weekends : hours.weekdays;

export const describeHours = ({ weekdays, weekends }: WeeklyHours): string =>
  `周一至周五 ${weekdays.opens}–${weekdays.closes}，周末${weekends ? ` ${weekends.opens}–${weekends.closes}` : '休息'}`;

const nextOpening = (hours: WeeklyHours, today: string): string => {
  const tomorrow = hoursOn(hours, addDays(today, 1));
  return tomorrow ? `明天 ${tomorrow.opens} 营业` : `周一 ${hours.weekdays.opens} 营业`;
};

/** What the hours mean at this minute. Open from the minute it opens until the minute before it closes. */
export const openingAt = (hours: WeeklyHours, now: Date): { isOpen: boolean; openingState: string } => {
  const today = shanghaiDay(now);
  const time = shanghaiTime(now);
  const todays = hoursOn(hours, today);
  if (todays && time < todays.opens) return { isOpen: false, openingState: `未营业 · 今天 ${todays.opens} 营业` };
  if (todays && time < todays.closes) return { isOpen: true, openingState: `营业中 · ${todays.closes} 结束` };
  return { isOpen: false, openingState: `已休息 · ${nextOpening(hours, today)}` };
};
