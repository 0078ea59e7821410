import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { Arriving, Batch, Visit } from './visits';

/*
 * The id of the event alone decides whether it happened: whoever writes it first. The same event in another transaction waits
 * here for that one's end. Every batch writes its ids in order, so that two of them queue instead of waiting for each other in a ring.
 */
const ADD = sql(
  'opens.add',
  `insert into opens (id, node_id, member_id, channel, scene, late_seconds, opened_at)
   select id, node_id, member_id, channel, scene, late_seconds, $7
   from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::integer[], $6::integer[])
     as o (id, node_id, member_id, channel, scene, late_seconds)
   order by id
   on conflict (id) do nothing returning id`,
);
const LAST_BEFORE = sql(
  'opens.last_before',
  `select o.node_id as "nodeId" from opens o join nodes n on n.id = o.node_id
   where o.member_id = $1 and n.card_id = $2 and o.opened_at <= $3 and o.opened_at > $4
   order by o.opened_at desc, o.id limit 1`,
);
const LOGGED = sql(
  'opens.logged',
  'select id from opens where id = any($1::uuid[]) union all select id from intents where id = any($1::uuid[])',
);

/** An open by a good code, by somebody who does not stand on the way to it. */
export type Arrival = Visit & { arriving: Arriving };

const isArrival = (visit: Visit): visit is Arrival => visit.arriving !== undefined && visit.ownId === undefined;

/** The visits that this batch wrote to the log, in their order. */
export type Logged = ReadonlyMap<Visit, Arrival>;

/** Writes the opens that a good code brought. Gives those that are new; of one event twice in the batch the first. */
export const logOpens = async ({ tx, at }: Batch, visits: readonly Visit[]): Promise<Logged> => {
  const arrivals = new Map<string, Arrival>();
  for (const visit of visits) {
    if (isArrival(visit) && !arrivals.has(visit.event.eventId)) arrivals.set(visit.event.eventId, visit);
  }
  if (arrivals.size === 0) return new Map();
  const asked = [...arrivals.values()];
  const values = [
    asked.map(({ event }) => event.eventId),
    asked.map(({ arriving }) => arriving.node.id),
    asked.map(({ event }) => event.memberId),
    asked.map(({ arriving }) => arriving.claim.channel),
    asked.map(({ event }) => event.scene ?? null),
    asked.map(({ event }) => event.lateSeconds ?? 0),
    at,
  ];
  const added = new Set((await tx.query<{ id: string }>(ADD, values)).map(({ id }) => id));
  return new Map(asked.filter(({ event }) => added.has(event.eventId)).map((arrival) => [arrival, arrival]));
};

/** Those of these events, opens and intents, that were counted. */
export const listLogged = async (db: Queryable, eventIds: readonly string[]): Promise<Set<string>> => {
  if (eventIds.length === 0) return new Set();
  return new Set((await db.query<{ id: string }>(LOGGED, [eventIds])).map(({ id }) => id));
};

/** The node whose code the member opened last in a window of time. */
export const findLastTouch = async (
  db: Queryable,
  touch: { memberId: Id; cardId: Id; until: Date; since: Date },
): Promise<Id | null> => {
  const [row] = await db.query<{ nodeId: Id }>(LAST_BEFORE, [touch.memberId, touch.cardId, touch.until, touch.since]);
  return row?.nodeId ?? null;
};
