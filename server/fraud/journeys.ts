import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Journey } from './facts';
import type { Place } from './places';

/** Hops looked at, from the newcomer up. */
const HOPS_MAX = 7;

/**
 * `arrived_at` is when the service heard of it. A phone that was offline told late, and by how much stands with its open: without
 * that, two people who come back from a tunnel would have made a hop of no time at all.
 */
const JOURNEYS = sql(
  'fraud.journeys',
  `select c.id as "nodeId", (
     select array_agg((extract(epoch from a.arrived_at) - coalesce(o.late_seconds, 0))::float8 order by a.depth desc)
     from nodes a left join lateral (
       select late_seconds from opens o where o.member_id = a.member_id and o.opened_at = a.arrived_at and o.node_id = a.parent_id limit 1
     ) o on true
     where a.id = any(c.path[greatest(1, c.depth + 1 - ${HOPS_MAX}):])
   ) as times, (
     select count(*)::int from opens o where o.member_id = c.member_id and o.late_seconds = 0
       and o.opened_at > c.arrived_at - interval '1 minute' and o.opened_at <= c.arrived_at
   ) as "opensInMinute"
   from nodes c where c.id = any($1::bigint[])`,
);

/** Whole seconds from each to the one before it, of which the first may have been put right to earlier than the second. */
const hopsOf = (times: readonly number[]): number[] => times.slice(1).map((time, at) => Math.max(0, Math.floor(times[at]! - time)));

/** How the newcomers of these places got there. */
export const loadJourneys = async (tx: Queryable, places: readonly Place[]): Promise<Journey[]> => {
  const rows = await tx.query<{ nodeId: Id; times: number[]; opensInMinute: number }>(JOURNEYS, [places.map(({ nodeId }) => nodeId)]);
  const byNode = new Map(rows.map((row) => [row.nodeId, row]));
  return places.map(({ nodeId, sharerId, memberId, dayStart }) => {
    const { times, opensInMinute } = byNode.get(nodeId)!;
    return { nodeId, sharerId, memberId, dayStart, hopSeconds: hopsOf(times), opensInMinute };
  });
};
