import dayjs from 'dayjs';

/** Asia/Shanghai has had no daylight saving since 1991, so a fixed offset is exact wherever the phone is. */
const SHANGHAI_MINUTES = 8 * 60;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

const shanghai = (instant: string | number) =>
  dayjs(new Date(instant).getTime() + (SHANGHAI_MINUTES + new Date(instant).getTimezoneOffset()) * 60_000);

/** An instant as a clock on the branch's wall shows it: `11月23日 20:05`, with the year when it is another one. */
export const sayInstant = (instant: string | number): string => {
  const moment = shanghai(instant);
  const isThisYear = moment.year() === shanghai(Date.now()).year();
  return moment.format(isThisYear ? 'M月D日 HH:mm' : 'YYYY年M月D日 HH:mm');
};

/** The calendar day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export const shanghaiDay = (instant: string | number): string => shanghai(instant).format('YYYY-MM-DD');

/** A calendar day: `11月24日 周二`. */
export const sayDay = (day: string): string => {
  const date = dayjs(day);
  return `${date.format('M月D日')} ${WEEKDAYS[date.day()] ?? ''}`;
};

/** The day `days` later, and whether it is a Monday to Friday. */
export const dayAfter = (day: string, days: number): { day: string; isWeekday: boolean } => {
  const date = dayjs(day).add(days, 'day');
  return { day: date.format('YYYY-MM-DD'), isWeekday: date.day() > 0 && date.day() < 6 };
};

/** The day of an instant, in full: `2026年11月23日`. */
export const sayDate = (instant: string): string => shanghai(instant).format('YYYY年M月D日');

/** A calendar day within its year, `11月24日`; and in full, `2026年11月24日`. */
export const sayShortDay = (day: string): string => dayjs(day).format('M月D日');
export const sayFullDay = (day: string): string => dayjs(day).format('YYYY年M月D日');

/** Days since Monday: 0 for a Monday, 6 for a Sunday. */
export const daysSinceMonday = (day: string): number => (dayjs(day).day() + 6) % 7;

/** `2026年11月` for `2026-11`. */
export const sayMonth = (month: string): string => dayjs(`${month}-01`).format('YYYY年M月');

/** `YYYY-MM`, so many months before the month of a day. */
export const monthBefore = (day: string, months: number): string => dayjs(`${day.slice(0, 7)}-01`).subtract(months, 'month').format('YYYY-MM');
