import { hoursOn, type WeeklyHours } from '../branches/opening';
import { addDays } from '../shanghai';

/** How far ahead a visit may be asked for. */
export const VISIT_DAYS_MAX = 30;

/** A visit is from tomorrow to thirty days ahead, on a day the branch is open. */
export const canVisitOn = (visitOn: string, hours: WeeklyHours, today: string): boolean =>
  visitOn > today && visitOn <= addDays(today, VISIT_DAYS_MAX) && hoursOn(hours, visitOn) !== null;

/** An application can be taken back until its day is over. */
export const canCancel = ({ visitOn, cancelledAt }: { visitOn: string; cancelledAt: Date | null }, today: string): boolean =>
  cancelledAt === null && visitOn >= today;
