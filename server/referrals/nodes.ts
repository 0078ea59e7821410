import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** A member's place under a card. */
export interface Node {
  id: Id;
  cardId: Id;
  depth: number;
  path: Id[];
  memberId: Id;
  /** Codes of an earlier generation are revoked. */
  generation: number;
}

/** The longest way from a root. Further opens still count; the newcomer shares from a root of their own. */
export const DEPTH_MAX = 512;

const SELECT = `select n.id, n.card_id as "cardId", n.depth, n.path, n.member_id as "memberId",
    coalesce((select max(generation) from revocations r where r.node_id = n.id), 0) as generation
  from nodes n`;

const FIND = sql('nodes.find', `${SELECT} where n.id = $1`);
const FIND_ON_PATH = sql('nodes.find_on_path', `${SELECT} where n.id = any($1::bigint[]) and n.member_id = $2`);
const FIND_LATEST = sql(
  'nodes.find_latest',
  `${SELECT} where n.member_id = $1 and n.card_id = $2 order by n.id desc limit 1`,
);
const FIND_CHILD = sql('nodes.find_child', `${SELECT} where n.parent_id = $1 and n.member_id = $2`);
const HAS_ANY = sql('nodes.has_any', 'select 1 from nodes where member_id = $1 limit 1');
const ADD_ROOT = sql(
  'nodes.add_root',
  `insert into nodes (id, card_id, root_id, depth, path, member_id, arrived_at)
   values ($1, $2, $1, 0, array[$1::bigint], $3, $4) on conflict (card_id, member_id) where parent_id is null do nothing`,
);
const ADD_CHILD = sql(
  'nodes.add_child',
  `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
   select $1, p.card_id, p.root_id, p.id, p.depth + 1, p.path || $1::bigint, $3, $4, $5 from nodes p where p.id = $2
   on conflict (parent_id, member_id) do nothing returning id`,
);

const first = async (rows: Promise<Node[]>): Promise<Node | undefined> => (await rows)[0];

export const findNode = (db: Queryable, id: Id): Promise<Node | undefined> => first(db.query<Node>(FIND, [id]));

/** The member's own node on the way from the root to `node`, if they stand on it: then the code is their own or a descendant's. */
export const findOnPath = (db: Queryable, node: Node, memberId: Id): Promise<Node | undefined> =>
  first(db.query<Node>(FIND_ON_PATH, [node.path, memberId]));

export const findChild = (db: Queryable, parentId: Id, memberId: Id): Promise<Node | undefined> =>
  first(db.query<Node>(FIND_CHILD, [parentId, memberId]));

/** The place a member took last under a card: what they hand on when they come back alone. */
export const findLatestNode = (db: Queryable, memberId: Id, cardId: Id): Promise<Node | undefined> =>
  first(db.query<Node>(FIND_LATEST, [memberId, cardId]));

export const hasAnyNode = async (db: Queryable, memberId: Id): Promise<boolean> =>
  (await db.query(HAS_ANY, [memberId])).length > 0;

/** A member who came alone. Two at once make one root. */
export const addRoot = async (
  db: Queryable,
  root: { id: Id; cardId: Id; memberId: Id; arrivedAt: Date },
): Promise<void> => {
  await db.query(ADD_ROOT, [root.id, root.cardId, root.memberId, root.arrivedAt]);
};

export interface Arrival {
  id: Id;
  parentId: Id;
  memberId: Id;
  channel: Channel;
  arrivedAt: Date;
}

/** A member who came by a code. False when they stand there already. */
export const addChild = async (db: Queryable, arrival: Arrival): Promise<boolean> => {
  const { id, parentId, memberId, channel, arrivedAt } = arrival;
  return (await db.query(ADD_CHILD, [id, parentId, memberId, channel, arrivedAt])).length === 1;
};
