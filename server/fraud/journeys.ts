import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Journey } from './facts';
import type { Place } from './places';
import { RULES } from './rules';

/** Hops looked at, from the newcomer up. */
const HOPS_MAX = 7;

/**
 * Only of newcomers of whom a rule may say something: the last hop can have been a fast one, or the minute was full.
 * `arrived_at` is when the service heard of it. A phone that was offline told late, and by how much stands with its open: without
 * that, two people who come back from a tunnel would have made a hop of no time at all.
 */
const JOURNEYS = sql(
  'fraud.journeys',
  `select c.id as "nodeId", case when c.may_be_fast then (
     select array_agg((extract(epoch from a.arrived_at) - coalesce(o.late_seconds, 0))::float8 order by a.depth desc)
     from nodes a left join lateral (
       select late_seconds from opens o where o.member_id = a.member_id and o.opened_at = a.arrived_at and o.node_id = a.parent_id limit 1
     ) o on true
     where a.id = any(c.path[greatest(1, c.depth + 1 - ${HOPS_MAX}):])
   ) end as times, c.opens as "opensInMinute"
   from unnest($1::bigint[]) as w (node_id) cross join lateral (
     select n.id, n.path, n.depth, (
       select count(*)::int from opens o where o.member_id = n.member_id and o.late_seconds = 0
         and o.opened_at > n.arrived_at - interval '1 minute' and o.opened_at <= n.arrived_at
     ) as opens, n.depth >= $2 and extract(epoch from n.arrived_at - (select p.arrived_at from nodes p where p.id = n.parent_id)) - coalesce((
       select late_seconds from opens o where o.member_id = n.member_id and o.opened_at = n.arrived_at and o.node_id = n.parent_id limit 1
     ), 0) < $3 + 1 as may_be_fast
     from nodes n where n.id = w.node_id
   ) c where c.may_be_fast or c.opens >= $4`,
);

/** Whole seconds from each to the one before it, of which the first may have been put right to earlier than the second. */
const hopsOf = (times: readonly number[]): number[] => times.slice(1).map((time, at) => Math.max(0, Math.floor(times[at]! - time)));

/** How the newcomers of these places got there, where that can have been too fast. */
export const loadJourneys = async (tx: Queryable, places: readonly Place[]): Promise<Journey[]> => {
  const { hopsInARowMin, hopSecondsMax, opensPerMinuteMin } = RULES.impossibleSpeed;
  const byNode = new Map(places.map((place) => [place.nodeId, place]));
  const asked = [[...byNode.keys()], hopsInARowMin, hopSecondsMax, opensPerMinuteMin];
  const rows = await tx.query<{ nodeId: Id; times: number[] | null; opensInMinute: number }>(JOURNEYS, asked);
  return rows.map(({ nodeId, times, opensInMinute }) => {
    const { sharerId, memberId, dayStart } = byNode.get(nodeId)!;
    return { nodeId, sharerId, memberId, dayStart, hopSeconds: hopsOf(times ?? []), opensInMinute };
  });
};
