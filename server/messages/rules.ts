import { addDays, shanghaiDay, shanghaiTime } from '../shanghai';

/** Nobody's phone rings at night. The hours are Shanghai's, the first one in, the last one out. */
const QUIET = { from: '22:00', until: '08:00' } as const;

export const isQuiet = (instant: Date): boolean => {
  const time = shanghaiTime(instant);
  return time >= QUIET.from || time < QUIET.until;
};

/** The instant itself, or the first one behind the quiet hours it falls into. */
export const afterQuiet = (instant: Date): Date => {
  if (!isQuiet(instant)) return instant;
  const today = shanghaiDay(instant);
  const day = shanghaiTime(instant) >= QUIET.from ? addDays(today, 1) : today;
  return new Date(`${day}T${QUIET.until}:00+08:00`);
};

/** A result is told a minute later: who is asked after paying whether they want to know agrees in time for this payment. */
const RESULT_PAUSE_MS = 60_000;

export const resultDueAt = (now: Date): Date => afterQuiet(new Date(now.getTime() + RESULT_PAUSE_MS));

/** What failed is tried again at these distances, and then given up: a message that is hours late misleads. */
const PAUSES_SECONDS = [60, 300, 1_800];

/** Undefined when it is not to be tried again. */
export const againAt = (now: Date, attempts: number): Date | undefined => {
  const seconds = PAUSES_SECONDS[attempts - 1];
  return seconds === undefined ? undefined : afterQuiet(new Date(now.getTime() + seconds * 1_000));
};
