import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { getAttributionRules } from './attribution-rules';

const MINUTE_MS = 60_000;
/** The longest that any version of the rules may call a member new (`newMemberMinutes`). */
const NEW_MINUTES_MAX = 1_440;

/** Two first visits of one member, at two processes at once, queue here: which of them was the first is decided once. */
const LOCK = sql(
  'binding.lock_newcomers',
  'select id from members where id = any($1::bigint[]) and joined_at > $2 order by id for no key update',
);
const NOWHERE = sql(
  'binding.nowhere',
  'select m.id from unnest($1::bigint[]) as m (id) where not exists (select from nodes n where n.member_id = m.id)',
);
const BIND = sql(
  'binding.bind',
  `insert into bindings (member_id, node_id, channel, bound_at, rules_version)
   select m.id, b.node_id, b.channel, $4, $5 from unnest($1::bigint[], $2::bigint[], $3::text[]) as b (member_id, node_id, channel)
   join members m on m.id = b.member_id and m.joined_at > $6
   order by m.id on conflict (member_id) do nothing returning member_id as "memberId", node_id as "nodeId", channel`,
);

/** A member's first place is under this node, or would be were there room. */
export interface FirstArrival {
  memberId: Id;
  nodeId: Id;
  /** Of the code that brought them. */
  channel: Channel;
}

/** Those who joined lately and stand nowhere yet. Whether that is lately enough, the rules in force say when they are bound. */
export const listNewcomers = async (tx: Queryable, memberIds: readonly Id[], at: Date): Promise<Set<Id>> => {
  if (memberIds.length === 0) return new Set();
  const since = new Date(at.getTime() - NEW_MINUTES_MAX * MINUTE_MS);
  const lately = await tx.query<{ id: Id }>(LOCK, [memberIds, since]);
  if (lately.length === 0) return new Set();
  return new Set((await tx.query<{ id: Id }>(NOWHERE, [lately.map(({ id }) => id)])).map(({ id }) => id));
};

/** Binds new members to the nodes whose codes brought them, and gives those. First touch: written once, never rewritten. */
export const bindNewMembers = async (tx: Queryable, arrivals: readonly FirstArrival[], at: Date): Promise<FirstArrival[]> => {
  if (arrivals.length === 0) return [];
  const { version, rules } = await getAttributionRules(tx, at);
  const since = new Date(at.getTime() - rules.newMemberMinutes * MINUTE_MS);
  const column = <T>(of: (arrival: FirstArrival) => T): T[] => arrivals.map(of);
  const brought = [column(({ memberId }) => memberId), column(({ nodeId }) => nodeId), column(({ channel }) => channel)];
  return tx.query<FirstArrival>(BIND, [...brought, at, version, since]);
};
