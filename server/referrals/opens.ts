import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

export interface Open {
  id: string;
  nodeId: Id;
  memberId: Id | null;
  channel: Channel;
  scene: number | null;
  /** The anonymous open this one continues. */
  joins: string | null;
  openedAt: Date;
}

const LOCK = sql('opens.lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))');
const HAS = sql('opens.has', 'select 1 from opens where id = $1');
const ADD = sql(
  'opens.add',
  'insert into opens (id, node_id, member_id, channel, scene, joins, opened_at) values ($1, $2, $3, $4, $5, $6, $7)',
);
const LAST_BEFORE = sql(
  'opens.last_before',
  `select o.node_id as "nodeId" from opens o join nodes n on n.id = o.node_id
   where o.member_id = $1 and n.card_id = $2 and o.opened_at <= $3 and o.opened_at > $4
   order by o.opened_at desc, o.id limit 1`,
);

/** Whether the event is in the log. The same event sent twice at once queues here until the first one's transaction ends. */
export const hasOpen = async (tx: Queryable, id: string): Promise<boolean> => {
  await tx.query(LOCK, [id]);
  return (await tx.query(HAS, [id])).length > 0;
};

export const addOpen = async (tx: Queryable, open: Open): Promise<void> => {
  const { id, nodeId, memberId, channel, scene, joins, openedAt } = open;
  await tx.query(ADD, [id, nodeId, memberId, channel, scene, joins, openedAt]);
};

/** The node whose code the member opened last in a window of time. */
export const findLastTouch = async (
  db: Queryable,
  touch: { memberId: Id; cardId: Id; until: Date; since: Date },
): Promise<Id | null> => {
  const [row] = await db.query<{ nodeId: Id }>(LAST_BEFORE, [touch.memberId, touch.cardId, touch.until, touch.since]);
  return row?.nodeId ?? null;
};
