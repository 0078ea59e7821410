import { sql, type Queryable } from '../database/database';
import type { Place } from './places';

const LOCK = sql('fraud_scan.lock', 'select from fraud_scan for update skip locked');
const MOVE = sql('fraud_scan.move', 'update fraud_scan set arrived_at = $1, node_id = $2');
/** Never back: of two processes one may have the slower clock. */
const SEE = sql('fraud_scan.see', 'update fraud_scan set looked_until = greatest(looked_until, $1::timestamptz)');
/** Not by the watermark alone: it is of the clock of whichever process looked, and one that goes ahead passes what is still to come. */
const IS_PAST = sql(
  'fraud_scan.is_past',
  `select from fraud_scan s where s.looked_until > $1 and not exists (
     select from arrival_traces t
     where t.arrived_at >= s.arrived_at and (t.arrived_at, t.node_id) > (s.arrived_at, s.node_id) and t.arrived_at <= $1
   )`,
);
const LAG = sql(
  'fraud_scan.lag',
  `select (select count(*)::int from (
       select from arrival_traces t where t.arrived_at >= s.arrived_at and (t.arrived_at, t.node_id) > (s.arrived_at, s.node_id) limit 100000
     ) w) as waiting,
     case when isfinite(s.looked_until) then greatest(0, round(extract(epoch from $1::timestamptz - s.looked_until)))::int end as "behindSeconds"
   from fraud_scan s`,
);

/** Whether this process looks now. Another that does keeps the row until it has looked. */
export const takeScan = async (tx: Queryable): Promise<boolean> => (await tx.query(LOCK)).length === 1;

/** Everything up to this place was looked at. */
export const moveScan = async (tx: Queryable, { arrivedAt, nodeId }: Pick<Place, 'arrivedAt' | 'nodeId'>): Promise<void> => {
  await tx.query(MOVE, [arrivedAt, nodeId]);
};

/** Everything that happened before this instant was looked at. */
export const seeUntil = async (tx: Queryable, instant: Date): Promise<void> => {
  await tx.query(SEE, [instant]);
};

/** How far the scan is behind what happens. */
interface ScanLag {
  /** Places it has not looked at, counted up to 100,000; those of the last half minute are always among them. */
  waiting: number;
  /** Since the moment up to which everything was looked at: half a minute while it keeps up; null when it never looked. */
  behindSeconds: number | null;
}

/**
 * Whether everything that happened up to an instant was looked at. Asked before open signals are, in one transaction, the answer
 * holds for them: what is raised and how far the scan has got are written together.
 */
export const isScanPast = async (tx: Queryable, instant: Date): Promise<boolean> => (await tx.query(IS_PAST, [instant])).length === 1;

export const readScanLag = async (db: Queryable, now: Date): Promise<ScanLag> => (await db.query<ScanLag>(LAG, [now]))[0]!;
