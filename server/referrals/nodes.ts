import type { Channel } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** A member's place under a card. */
export interface Node {
  id: Id;
  cardId: Id;
  depth: number;
  memberId: Id;
  arrivedAt: Date;
  /** Codes of an earlier generation are revoked. */
  generation: number;
}

/** The longest way from a root. Further opens still count; the newcomer shares from a root of their own. */
export const DEPTH_MAX = 512;

const GENERATION = 'coalesce((select max(generation) from revocations r where r.node_id = n.id), 0) as generation';

const LIST = sql(
  'nodes.list',
  `select n.id, n.card_id as "cardId", n.depth, n.member_id as "memberId", n.arrived_at as "arrivedAt", ${GENERATION}
   from nodes n where n.id = any($1::bigint[])`,
);
const LIST_OWN = sql(
  'nodes.list_own',
  `select a.member_id as "memberId", a.node_id as "nodeId", own.id as "ownId"
   from unnest($1::bigint[], $2::bigint[]) as a (member_id, node_id)
   join nodes n on n.id = a.node_id
   join nodes own on own.member_id = a.member_id and own.card_id = n.card_id and own.id = any(n.path)`,
);
const LIST_PLACED = sql(
  'nodes.list_placed',
  `select a.member_id as "memberId", a.card_id as "cardId" from unnest($1::bigint[], $2::bigint[]) as a (member_id, card_id)
   where exists (select from nodes n where n.member_id = a.member_id and n.card_id = a.card_id)`,
);
/** Own place on the way, or the one under the sharer, or the one the member took last under the card. */
const LIST_HANDED = sql(
  'nodes.list_handed',
  `select n.id, ${GENERATION}
   from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) with ordinality as a (member_id, card_id, parent_id, own_id, place)
   cross join lateral (select coalesce(
     a.own_id,
     (select id from nodes where parent_id = a.parent_id and member_id = a.member_id),
     (select id from nodes where member_id = a.member_id and card_id = a.card_id order by id desc limit 1)) as id) n
   order by a.place`,
);
const ADD_CHILDREN = sql(
  'nodes.add_children',
  `insert into nodes (id, card_id, root_id, parent_id, depth, path, member_id, channel, arrived_at)
   select c.id, p.card_id, p.root_id, p.id, p.depth + 1, p.path || c.id, c.member_id, c.channel, $5
   from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[]) as c (id, parent_id, member_id, channel)
   join nodes p on p.id = c.parent_id
   order by c.parent_id, c.member_id
   on conflict (parent_id, member_id) do nothing returning id`,
);
const ADD_ROOTS = sql(
  'nodes.add_roots',
  `insert into nodes (id, card_id, root_id, depth, path, member_id, arrived_at)
   select r.id, r.card_id, r.id, 0, array[r.id], r.member_id, $4
   from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as r (id, card_id, member_id)
   order by r.card_id, r.member_id
   on conflict (card_id, member_id) where parent_id is null do nothing returning id`,
);

export const listNodes = async (db: Queryable, ids: readonly Id[]): Promise<Map<Id, Node>> => {
  if (ids.length === 0) return new Map();
  const nodes = await db.query<Node>(LIST, [ids]);
  return new Map(nodes.map((node) => [node.id, node]));
};

export const findNode = async (db: Queryable, id: Id): Promise<Node | undefined> => (await listNodes(db, [id])).get(id);

export interface OwnPlace {
  memberId: Id;
  nodeId: Id;
  /** The member's own node on the way from the root to that node. */
  ownId: Id;
}

/** Who of these members stands on the way to these nodes. It never changes: the way was there before the node. */
export const listOwnPlaces = async (db: Queryable, asked: readonly Omit<OwnPlace, 'ownId'>[]): Promise<OwnPlace[]> =>
  asked.length === 0 ? [] : db.query<OwnPlace>(LIST_OWN, [asked.map(({ memberId }) => memberId), asked.map(({ nodeId }) => nodeId)]);

export interface Standing {
  memberId: Id;
  cardId: Id;
}

/** Those of them who stand anywhere under the card. */
export const listPlaced = async (db: Queryable, asked: readonly Standing[]): Promise<Standing[]> =>
  asked.length === 0 ? [] : db.query<Standing>(LIST_PLACED, [asked.map(({ memberId }) => memberId), asked.map(({ cardId }) => cardId)]);

export interface HandedOn extends Standing {
  /** The node whose code they came by. */
  parentId: Id | null;
  ownId: Id | null;
}

/** The node each of them hands on from, in their order. Each stands somewhere under the card. */
export const listHanded = async (db: Queryable, asked: readonly HandedOn[]): Promise<Pick<Node, 'id' | 'generation'>[]> => {
  if (asked.length === 0) return [];
  const [members, cards] = [asked.map(({ memberId }) => memberId), asked.map(({ cardId }) => cardId)];
  const values = [members, cards, asked.map(({ parentId }) => parentId), asked.map(({ ownId }) => ownId)];
  return db.query<Pick<Node, 'id' | 'generation'>>(LIST_HANDED, values);
};

export interface NewChild {
  id: Id;
  parentId: Id;
  memberId: Id;
  channel: Channel;
}

/** Members who came by codes. Gives the ids of those who did not stand there yet. */
export const addChildren = async (db: Queryable, children: readonly NewChild[], arrivedAt: Date): Promise<Set<Id>> => {
  if (children.length === 0) return new Set();
  const [ids, parents] = [children.map(({ id }) => id), children.map(({ parentId }) => parentId)];
  const values = [ids, parents, children.map(({ memberId }) => memberId), children.map(({ channel }) => channel), arrivedAt];
  return new Set((await db.query<{ id: Id }>(ADD_CHILDREN, values)).map(({ id }) => id));
};

export interface NewRoot extends Standing {
  id: Id;
}

/** Members who came alone. Two at once make one root: gives the ids of those that were made. */
export const addRoots = async (db: Queryable, roots: readonly NewRoot[], arrivedAt: Date): Promise<Set<Id>> => {
  if (roots.length === 0) return new Set();
  const values = [roots.map(({ id }) => id), roots.map(({ cardId }) => cardId), roots.map(({ memberId }) => memberId), arrivedAt];
  return new Set((await db.query<{ id: Id }>(ADD_ROOTS, values)).map(({ id }) => id));
};
