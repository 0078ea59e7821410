import type { Queryable } from '../database/database';
import type { Deps } from '../deps';
import type { IsStopping } from '../jobs/loop';
import { findSignals } from './find-signals';
import { loadJourneys } from './journeys';
import { nextRows, placesOf, type Place } from './places';
import { moveScan, seeUntil, takeScan } from './scan-position';
import { loadSharerDays, type DayAsked } from './sharer-days';
import { addSightings } from './sightings';
import { addSignals } from './signals';

/** Places looked at in one transaction. */
const BATCH_MAX = 5_000;
/** Between two rounds of looking. */
export const FRAUD_PAUSE_MS = 5_000;
/** What was written by a transaction still open a moment ago may be older than what is there: nothing younger is looked at yet. */
export const SETTLE_MS = 30_000;

/** Each sharer and day once, as it was when the last of these places was taken. */
const daysOf = (places: readonly Place[]): DayAsked[] => {
  const days = new Map<string, DayAsked>();
  for (const { sharerId, dayStart, arrivedAt } of places) days.set(`${sharerId}/${dayStart.getTime()}`, { sharerId, dayStart, upTo: arrivedAt });
  return [...days.values()];
};

const look = async (tx: Queryable, deps: Pick<Deps, 'clock' | 'newId'>, max: number): Promise<number> => {
  if (!(await takeScan(tx))) return 0;
  const upTo = new Date(deps.clock.now().getTime() - SETTLE_MS);
  const rows = await nextRows(tx, upTo, max);
  const last = rows.at(-1);
  // A full batch may have left others of its last instant to the next one.
  await seeUntil(tx, last && rows.length === max ? last.arrivedAt : upTo);
  if (!last) return 0;
  await addSightings(tx, rows.map(({ nodeId }) => nodeId));
  const places = placesOf(rows);
  await addSignals(tx, deps, findSignals(await loadSharerDays(tx, daysOf(places)), await loadJourneys(tx, places)));
  await moveScan(tx, last);
  return rows.length;
};

/** A batch that cannot be looked at in time is tried again by a tenth: the next round would only meet the same one. */
const BATCH_MIN = 50;

/**
 * Looks at the places taken since the last look, batch after batch; what it raises and how far it got are one transaction, so a
 * scan that is broken off goes on where it was. One process looks at a time. Gives how many places were looked at.
 */
export const scanForFraud = async (
  deps: Pick<Deps, 'database' | 'clock' | 'newId'>,
  { isStopping = () => false, batchMax = BATCH_MAX }: { isStopping?: IsStopping; batchMax?: number } = {},
): Promise<number> => {
  for (let looked = 0, max = batchMax; ; ) {
    const count = await deps.database.transaction((tx) => look(tx, deps, max)).catch((fault: unknown) => {
      if (max <= BATCH_MIN || isStopping()) throw fault;
      return null;
    });
    if (count === null) {
      max = Math.max(BATCH_MIN, Math.floor(max / 10));
      continue;
    }
    looked += count;
    if (count < max || isStopping()) return looked;
  }
};
