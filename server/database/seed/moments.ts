import type { Deps } from '../../deps';
import { addDays, shanghaiDay } from '../../shanghai';

/** The world as it was at that instant. */
export const depsAt = (deps: Deps, instant: Date): Deps => ({ ...deps, clock: { now: () => instant } });

/** `time` in Shanghai on the day that many days from an instant; negative is before it. */
export const momentFrom = (instant: Date, { day, time }: { day: number; time: string }): Date =>
  new Date(`${addDays(shanghaiDay(instant), day)}T${time}:00+08:00`);
