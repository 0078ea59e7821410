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

/** The first instant of the day of Asia/Shanghai. */
export const dayStartOf = (instant: Date): Date => new Date(`${shanghaiDay(instant)}T00:00:00+08:00`);

/** The next places nobody looked at, up to an instant; those of members who came alone have no sharer. */
export const nextRows = (tx: Queryable, upTo: Date, max: number): Promise<Row[]> => tx.query<Row>(NEXT, [upTo, max]);

export const placesOf = (rows: readonly Row[]): Place[] =>
  rows.flatMap(({ sharerId, ...row }) => (sharerId === null ? [] : [{ ...row, sharerId, dayStart: dayStartOf(row.arrivedAt) }]));
