/**
 * The calendar of Asia/Shanghai: UTC+8 without daylight saving since 1991, so a shifted UTC date is exact.
 */
const OFFSET_MS = 8 * 3_600_000;

/** The day of an instant, `YYYY-MM-DD`. */
export const shanghaiDay = (instant: Date): string => new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** The time of day of an instant, `HH:MM`. */
export const shanghaiTime = (instant: Date): string =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(11, 16);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The day `days` later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** How many days the later day is ahead of the earlier one. */
export const daysBetween = (earlier: string, later: string): number =>
  (Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar: what rolls over into another, such as the 30th of February, is none. */
export const isDay = (value: unknown): value is string => {
  const at = typeof value === 'string' && DAY.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value as string);
};
