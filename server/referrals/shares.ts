import type { CardClass } from '@micro-branch/contract/cards';
import type { Channel, ChainTotals } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';

/** A share is a node as its member sees it, once something came of it or the share sheet was opened. */
export interface Share extends ChainTotals {
  id: Id;
  cardId: Id;
  cardTitle: string;
  cardClass: CardClass;
  fromId: Id | null;
  fromName: string | null;
  lastIntendedAt: Date | null;
  revokedAt: Date | null;
  generation: number;
  lastOpenedAt: Date | null;
}

const SELECT = `select n.id, n.card_id as "cardId", c.class as "cardClass", s.content->>'title' as "cardTitle",
    p.id as "fromId", pm.name as "fromName", i.at as "lastIntendedAt", r.at as "revokedAt",
    coalesce(r.generation, 0) as generation, o.at as "lastOpenedAt",
    t.opens, t.visitors, t.members, t.conversions
  from nodes n
  join cards c on c.id = n.card_id
  join card_snapshots s on s.id = c.snapshot_id
  left join nodes p on p.id = n.parent_id
  left join members pm on pm.id = p.member_id
  cross join lateral (select max(intended_at) as at from intents where node_id = n.id) i
  cross join lateral (select max(revoked_at) as at, max(generation) as generation from revocations where node_id = n.id) r
  cross join lateral (select max(opened_at) as at from opens where node_id = n.id) o
  cross join lateral (
    select coalesce(sum(opens), 0)::int as opens, coalesce(sum(members + anonymous), 0)::int as visitors,
      coalesce(sum(members), 0)::int as members, coalesce(sum(conversions), 0)::int as conversions
    from totals where node_id = n.id) t
  where n.member_id = $1`;

const LIST = sql('shares.list', `${SELECT} and (i.at is not null or o.at is not null) order by n.id desc limit 100`);
const FIND = sql('shares.find', `${SELECT} and n.id = $2`);
const HOPS = sql(
  'shares.hops',
  `select depth, opens::int, (members + anonymous)::int as visitors, members::int, conversions::int
   from totals where node_id = $1 order by depth`,
);
const CONTACTS = sql(
  'shares.contacts',
  `select m.name, n.channel, n.arrived_at as "arrivedAt",
     (select coalesce(sum(t.members), 0)::int from totals t where t.node_id = n.id) as "broughtMembers"
   from nodes n join members m on m.id = n.member_id where n.parent_id = $1 order by n.id desc limit $2`,
);

export type Hop = ChainTotals & { depth: number };

export interface Contact {
  name: string | null;
  channel: Channel;
  arrivedAt: Date;
  broughtMembers: number;
}

export const listShares = (db: Queryable, memberId: Id): Promise<Share[]> => db.query<Share>(LIST, [memberId]);

/** A share of this member; another member's is not found. */
export const findShare = async (db: Queryable, memberId: Id, id: Id): Promise<Share | undefined> =>
  (await db.query<Share>(FIND, [memberId, id]))[0];

export const listHops = (db: Queryable, nodeId: Id): Promise<Hop[]> => db.query<Hop>(HOPS, [nodeId]);

export const listContacts = (db: Queryable, nodeId: Id, limit: number): Promise<Contact[]> =>
  db.query<Contact>(CONTACTS, [nodeId, limit]);
