import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { PersonName } from '../masking';

/** A place with what is below it. */
export interface Place extends PersonName {
  id: Id;
  parentId: Id | null;
  cardId: Id;
  depth: number;
  channel: Channel | null;
  arrivedAt: Date;
  /** Places below. */
  below: number;
}

const PLACE = `n.id, n.parent_id as "parentId", n.card_id as "cardId", n.depth, n.channel, n.arrived_at as "arrivedAt",
  m.name, m.erased_at is not null as "isErased",
  (select coalesce(sum(t.nodes), 0)::int from totals t where t.node_id = n.id) as below`;

const OWN = sql('slice.own', `select ${PLACE} from nodes n join members m on m.id = n.member_id where n.id = $2 and n.member_id = $1`);
const CHILD = sql('slice.child', `select ${PLACE} from nodes n join members m on m.id = n.member_id where n.id = $2 and n.parent_id = $1`);

/*
 * The children with the largest subtrees. Nothing is sorted that grows with the tree: looked at are the first and the last 250
 * children, which is all of them up to 500, and those above the sharers that brought most under the card, since a
 * branch that outgrew the others has them. $2 is the depth of the parent: what follows it in a path is the child. `between` keeps the
 * planner on the index of the parent: by the primary key it would pass everybody who came since.
 */
const LARGEST = sql(
  'slice.largest',
  `with candidates as (
     (select id from nodes where parent_id between $1 and $1 order by parent_id desc, id limit 250)
     union (select id from nodes where parent_id between $1 and $1 order by parent_id, id desc limit 250)
     union (
       select own.path[$2::int + 2] from leaders l cross join lateral (
         select path from nodes where member_id = l.member_id and card_id = $3 order by id desc limit 10) own
       where l.board = 'card' and l.board_id = $3 and l.measure = 'nodes' and own.path[$2::int + 1] = $1 and cardinality(own.path) > $2::int + 1)
   )
   select ${PLACE} from candidates c join nodes n on n.id = c.id join members m on m.id = n.member_id order by below desc, n.id limit $4`,
);
const GROUPS = sql(
  'slice.groups',
  `select node_id as "nodeId", depth, nodes::int from totals where node_id = any($1::bigint[]) and depth <= $2 and nodes > 0
   order by node_id, depth`,
);
const CHILDREN = sql('slice.children', 'select nodes::int from totals where node_id = $1 and depth = 1');

/** How many places a node's hop holds. */
export interface Group {
  nodeId: Id;
  depth: number;
  nodes: number;
}

const first = async (rows: Promise<Place[]>): Promise<Place | undefined> => (await rows)[0];

/** A member's own place. */
export const findOwnPlace = (db: Queryable, memberId: Id, id: Id): Promise<Place | undefined> =>
  first(db.query<Place>(OWN, [memberId, id]));

/** A place directly under another. */
export const findChildPlace = (db: Queryable, parentId: Id, id: Id): Promise<Place | undefined> =>
  first(db.query<Place>(CHILD, [parentId, id]));

/** The children with the most places below, at most `limit`. */
export const listLargest = (db: Queryable, parent: Place, limit: number): Promise<Place[]> =>
  db.query<Place>(LARGEST, [parent.id, parent.depth, parent.cardId, limit]);

/** Who stands where below these places, hop by hop down to `depthMax`; hops without anybody are left out. */
export const listGroups = (db: Queryable, nodeIds: readonly Id[], depthMax: number): Promise<Group[]> =>
  db.query<Group>(GROUPS, [nodeIds, depthMax]);

export const countChildren = async (db: Queryable, id: Id): Promise<number> =>
  (await db.query<{ nodes: number }>(CHILDREN, [id]))[0]?.nodes ?? 0;
