import { dayAfter, shanghaiDay } from '@/shared/ui/day-words';

const DAYS_OFFERED = 14;

/** The next fourteen Mondays to Fridays after today. Holidays are the branch's to know: the service may still refuse one. */
export const visitDays = (nowMs: number): string[] => {
  const today = shanghaiDay(nowMs);
  const days: string[] = [];
  for (let ahead = 1; days.length < DAYS_OFFERED; ahead += 1) {
    const { day, isWeekday } = dayAfter(today, ahead);
    if (isWeekday) days.push(day);
  }
  return days;
};
