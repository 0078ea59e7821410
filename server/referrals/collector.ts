import { isOutage } from '../database/database';
import { Refusal } from '../refusal';

/** What one flight carries, unless the last parcel is larger than the room that is left. */
const FLIGHT = 200;
/** Connections that carry what was collected: the others are for whoever reads. */
const FLIGHTS_MAX = 3;
/** What may wait at most: about as much as is carried in half a second. */
export const WAITING_MAX = 4_000;

/** Carries many events at once and tells what became of each, in their order. */
type Carry<E, R> = (events: readonly E[]) => Promise<R[]>;

interface Parcel<E, R> {
  events: readonly E[];
  resolve: (results: R[]) => void;
  reject: (error: unknown) => void;
}

/** Hands the results out. Should one parcel make all fail, each is carried alone, so that it fails for itself. */
const fly = async <E, R>(carry: Carry<E, R>, parcels: readonly Parcel<E, R>[]): Promise<void> => {
  try {
    const results = await carry(parcels.flatMap(({ events }) => events));
    let from = 0;
    for (const { events, resolve } of parcels) resolve(results.slice(from, (from += events.length)));
  } catch (error) {
    if (parcels.length === 1 || isOutage(error)) return parcels.forEach(({ reject }) => reject(error));
    for (const parcel of parcels) await fly(carry, [parcel]);
  }
};

/**
 * Requests that come at once share a transaction: what arrives while others are on their way waits and goes together, and
 * nothing waits when nobody is on the way. Each request hears of its own events. Refuses with `too-many-requests` before so much
 * waits that it would be told too late.
 */
export const createCollector = <E, R>(carry: Carry<E, R>): Carry<E, R> => {
  const waiting: Parcel<E, R>[] = [];
  let eventsWaiting = 0;
  let flights = 0;
  const load = (): Parcel<E, R>[] => {
    const parcels: Parcel<E, R>[] = [];
    for (let loaded = 0; loaded < FLIGHT && waiting.length > 0; loaded += parcels.at(-1)!.events.length) parcels.push(waiting.shift()!);
    for (const { events } of parcels) eventsWaiting -= events.length;
    return parcels;
  };
  const start = (): void => {
    while (flights < FLIGHTS_MAX && waiting.length > 0) {
      flights += 1;
      void fly(carry, load()).finally(() => {
        flights -= 1;
        start();
      });
    }
  };
  return async (events) => {
    if (eventsWaiting + events.length > WAITING_MAX) throw new Refusal('too-many-requests');
    eventsWaiting += events.length;
    return new Promise((resolve, reject) => {
      waiting.push({ events, resolve, reject });
      setImmediate(start); // what the same turn of the event loop brings goes along
    });
  };
};
