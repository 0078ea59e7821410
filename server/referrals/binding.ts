import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** A member is new for this long after joining: the first node they reach in it is what brought them. */
export const NEW_MEMBER_MS = 30 * 60_000;

const BIND = sql(
  'binding.bind',
  `insert into bindings (member_id, node_id, bound_at)
   select m.id, $2, $3 from members m where m.id = $1 and m.joined_at > $4
   on conflict (member_id) do nothing`,
);

/** Binds a new member to the node whose code brought them. First touch: written once, never rewritten. */
export const bindNewMember = async (
  tx: Queryable,
  { memberId, nodeId, at }: { memberId: Id; nodeId: Id; at: Date },
): Promise<void> => {
  await tx.query(BIND, [memberId, nodeId, at, new Date(at.getTime() - NEW_MEMBER_MS)]);
};
