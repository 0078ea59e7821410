import type { EventsBody } from '@micro-branch/contract/referrals';

type WithoutAge<T> = T extends unknown ? Omit<T, 'agoMs'> : never;

/** An open or an intent as the service hears of it, without how long ago it was: that is reckoned when it is sent. */
export type ChainEvent = WithoutAge<EventsBody['events'][number]>;

/** As whom an event is told: the id of a member, or `guest`. */
export type Teller = string;
export const GUEST: Teller = 'guest';

export interface QueuedEvent {
  event: ChainEvent;
  teller: Teller;
  /** When it happened, in milliseconds of the phone's own clock. */
  at: number;
}

export interface EventQueue {
  /** In the order in which they happened. */
  events: readonly QueuedEvent[];
  /** How many were given up because the queue was full or the service could not take them, and the service has not heard of. */
  dropped: number;
}

export const EMPTY: EventQueue = { events: [], dropped: 0 };
export const EVENTS_MAX = 200;
export const BATCH_MAX = 200;
/** The service takes no larger number at once: the rest goes with the next batch. */
export const DROPPED_MAX = 10_000;
/** The service takes nothing older. What is of a member who does not come back leaves no longer trace on the phone. */
export const AGE_MS_MAX = 3 * 86_400_000;

const PAUSE_MS = 2_000;
const PAUSE_MS_MAX = 60_000;
/** A service that asks for more is asked again after an hour all the same. */
const RETRY_AFTER_SECONDS_MAX = 3_600;

/** Adds an event; one that is there already keeps its place and its time, and takes the new teller. The oldest leave a full queue. */
export const keep = ({ events, dropped }: EventQueue, added: QueuedEvent): EventQueue => {
  const known = events.findIndex(({ event }) => event.eventId === added.event.eventId);
  if (known >= 0) return { events: events.map((queued, index) => (index === known ? { ...added, at: queued.at } : queued)), dropped };
  const kept = [...events, added].slice(-EVENTS_MAX);
  return { events: kept, dropped: dropped + events.length + 1 - kept.length };
};

export const forget = ({ events, dropped }: EventQueue, eventIds: readonly string[]): EventQueue => ({
  events: events.filter(({ event }) => !eventIds.includes(event.eventId)),
  dropped,
});

/** Forgets what the service has answered for: the events, and the number that it now knows. */
export const settle = (queue: EventQueue, { events, dropped }: Batch): EventQueue => {
  const rest = forget(queue, events.map(({ eventId }) => eventId));
  return { ...rest, dropped: Math.max(0, rest.dropped - dropped) };
};

/** Gives up what the service cannot read. It has not read the number either. */
export const giveUp = (queue: EventQueue, { events }: Batch): EventQueue => {
  const rest = forget(queue, events.map(({ eventId }) => eventId));
  return { ...rest, dropped: rest.dropped + queue.events.length - rest.events.length };
};

/** Gives up what is too old to be counted. */
export const expire = ({ events, dropped }: EventQueue, now: number): EventQueue => {
  const young = events.filter(({ at }) => now - at <= AGE_MS_MAX);
  return { events: young, dropped: dropped + events.length - young.length };
};

export interface Batch {
  teller: Teller;
  events: EventsBody['events'];
  /** How many were given up until now, as much of it as can be told. */
  dropped: number;
}

interface BatchTerms {
  canTell: (queued: QueuedEvent) => boolean;
  eventsMax: number;
  now: number;
}

/** The oldest that can be told, with others of the same teller. A clock that was set back since makes nothing happen in the future. */
export const nextBatch = ({ events, dropped }: EventQueue, { canTell, eventsMax, now }: BatchTerms): Batch | undefined => {
  const tellable = events.filter(canTell);
  const teller = tellable[0]?.teller;
  if (teller === undefined) return undefined;
  const batch = tellable.filter((queued) => queued.teller === teller).slice(0, eventsMax);
  const told = batch.map(({ event, at }) => ({ ...event, agoMs: Math.max(0, Math.round(now - at)) }));
  return { teller, events: told, dropped: Math.min(DROPPED_MAX, dropped) };
};

interface PauseTerms {
  /** How often in a row it did not succeed. */
  failures: number;
  retryAfterSeconds: number | undefined;
  /** From 0 to 1, so that phones which failed together do not come back together. */
  chance: number;
}

/** 2, 4, 8 … seconds and at most a minute, each shortened by up to a half; never sooner than the service allows. */
export const pauseMs = ({ failures, retryAfterSeconds, chance }: PauseTerms): number => {
  const backOff = Math.min(PAUSE_MS_MAX, PAUSE_MS * 2 ** (failures - 1)) * (1 - chance / 2);
  if (retryAfterSeconds === undefined) return backOff;
  const ordered = Math.min(retryAfterSeconds, RETRY_AFTER_SECONDS_MAX) * 1_000;
  return Math.max(backOff, ordered * (1 + chance / 4));
};
