import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { shanghaiDay } from '../shanghai';

/** A place taken by somebody's code. */
export interface Place {
  nodeId: Id;
  sharerId: Id;
  memberId: Id;
  arrivedAt: Date;
  dayStart: Date;
}

interface Row {
  nodeId: Id;
  sharerId: Id | null;
  memberId: Id;
  arrivedAt: Date;
}

const LOCK = sql('fraud_scan.lock', 'select from fraud_scan for update skip locked');
const NEXT = sql(
  'fraud_scan.next',
  `select t.node_id as "nodeId", p.member_id as "sharerId", c.member_id as "memberId", t.arrived_at as "arrivedAt"
   from (
     select node_id, arrived_at from arrival_traces
     where arrived_at >= (select arrived_at from fraud_scan) and (arrived_at, node_id) > (select arrived_at, node_id from fraud_scan)
       and arrived_at <= $1
     order by arrived_at, node_id limit $2
   ) t join nodes c on c.id = t.node_id left join nodes p on p.id = c.parent_id
   order by t.arrived_at, t.node_id`,
);
const MOVE = sql('fraud_scan.move', 'update fraud_scan set arrived_at = $1, node_id = $2');
/** Never back: of two processes one may have the slower clock. */
const SEE = sql('fraud_scan.see', 'update fraud_scan set looked_until = greatest(looked_until, $1::timestamptz)');

/** The first instant of the day of Asia/Shanghai. */
export const dayStartOf = (instant: Date): Date => new Date(`${shanghaiDay(instant)}T00:00:00+08:00`);

/** Whether this process looks now. Another that does keeps the row until it has looked. */
export const takeScan = async (tx: Queryable): Promise<boolean> => (await tx.query(LOCK)).length === 1;

/** The next places nobody looked at, up to an instant; those of members who came alone have no sharer. */
export const nextRows = (tx: Queryable, upTo: Date, max: number): Promise<Row[]> => tx.query<Row>(NEXT, [upTo, max]);

/** Everything up to this row was looked at. */
export const moveScan = async (tx: Queryable, { arrivedAt, nodeId }: Row): Promise<void> => {
  await tx.query(MOVE, [arrivedAt, nodeId]);
};

/** Everything that happened before this instant was looked at. */
export const seeUntil = async (tx: Queryable, instant: Date): Promise<void> => {
  await tx.query(SEE, [instant]);
};

export const placesOf = (rows: readonly Row[]): Place[] =>
  rows.flatMap(({ sharerId, ...row }) => (sharerId === null ? [] : [{ ...row, sharerId, dayStart: dayStartOf(row.arrivedAt) }]));
