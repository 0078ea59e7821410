import type { CardClass } from '@micro-branch/contract/cards';
import type { Channel, ChainTotals } from '@micro-branch/contract/referrals';
import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { PersonName } from '../masking';

/** A share is a node as its member sees it, once something came of it or the share sheet was opened. */
export interface Share extends ChainTotals {
  id: Id;
  cardId: Id;
  cardTitle: string;
  cardClass: CardClass;
  fromId: Id | null;
  fromName: string | null;
  fromErased: boolean | null;
  lastIntendedAt: Date | null;
  revokedAt: Date | null;
  generation: number;
  lastOpenedAt: Date | null;
}

/** Sums of a node's own range of totals, at most one row a hop: however large the tree, no more is read. */
const SUMS = `coalesce(sum(intents), 0)::int as intents, coalesce(sum(opens), 0)::int as opens,
  coalesce(sum(nodes + anonymous), 0)::int as visitors, coalesce(sum(nodes), 0)::int as nodes,
  coalesce(sum(members), 0)::int as members, coalesce(sum(conversions), 0)::int as conversions`;

const COUNTS = `intents::int, opens::int, (nodes + anonymous)::int as visitors, nodes::int, members::int, conversions::int`;

const OWN = `select n.id, n.card_id, n.parent_id, i.at as intended_at, o.at as opened_at
  from nodes n
  cross join lateral (select max(intended_at) as at from intents where node_id = n.id) i
  cross join lateral (select max(opened_at) as at from opens where node_id = n.id) o
  where n.member_id = $1`;

const selectFrom = (own: string): string => `select n.id, n.card_id as "cardId", c.class as "cardClass",
    s.content->>'title' as "cardTitle", p.id as "fromId", pm.name as "fromName", pm.erased_at is not null as "fromErased",
    n.intended_at as "lastIntendedAt", n.opened_at as "lastOpenedAt", r.at as "revokedAt",
    coalesce(r.generation, 0) as generation, t.*
  from (${own}) n
  join cards c on c.id = n.card_id
  join card_snapshots s on s.id = c.snapshot_id
  left join nodes p on p.id = n.parent_id
  left join members pm on pm.id = p.member_id
  cross join lateral (select max(revoked_at) as at, max(generation) as generation from revocations where node_id = n.id) r
  cross join lateral (select ${SUMS} from totals where node_id = n.id) t`;

const LIST = sql(
  'shares.list',
  `${selectFrom(`${OWN} and (i.at is not null or o.at is not null) order by n.id desc limit 100`)}
   order by max(n.id) over (partition by n.card_id) desc, n.id desc`,
);
const FIND = sql('shares.find', selectFrom(`${OWN} and n.id = $2`));
const HOP = `depth, ${COUNTS}, (delay_seconds / nullif(nodes, 0))::int as "delaySeconds"`;
const HOPS = sql('shares.hops', `select ${HOP} from totals where node_id = $1 order by depth`);
const CARD_HOPS = sql('shares.card_hops', `select ${HOP} from card_totals where card_id = $1 order by depth`);
const CHANNELS = sql('shares.channels', `select channel, ${COUNTS} from channel_totals where node_id = $1 order by channel`);
/** `between` keeps the planner on the index of the parent: by the primary key it would pass everybody who came since. */
const CONTACTS = sql(
  'shares.contacts',
  `select m.name, m.erased_at is not null as "isErased", n.channel, n.arrived_at as "arrivedAt",
     (select coalesce(sum(t.nodes), 0)::int from totals t where t.node_id = n.id) as "broughtNodes"
   from nodes n join members m on m.id = n.member_id where n.parent_id between $1 and $1 order by n.parent_id, n.id desc limit $2`,
);

export type Hop = ChainTotals & { depth: number; delaySeconds: number | null };

export type ChannelTotals = ChainTotals & { channel: Channel };

export interface Contact extends PersonName {
  channel: Channel;
  arrivedAt: Date;
  broughtNodes: number;
}

/** The newest hundred, those of one card together. */
export const listShares = (db: Queryable, memberId: Id): Promise<Share[]> => db.query<Share>(LIST, [memberId]);

/** A share of this member; another member's is not found. */
export const findShare = async (db: Queryable, memberId: Id, id: Id): Promise<Share | undefined> =>
  (await db.query<Share>(FIND, [memberId, id]))[0];

const IS_OF = sql('shares.is_of', 'select from nodes where id = $2 and member_id = $1');

export const isShareOf = async (db: Queryable, memberId: Id, id: Id): Promise<boolean> =>
  (await db.query(IS_OF, [memberId, id])).length > 0;

export const listHops = (db: Queryable, nodeId: Id): Promise<Hop[]> => db.query<Hop>(HOPS, [nodeId]);

/** Of all trees of a card, by hops from their roots. */
export const listCardHops = (db: Queryable, cardId: Id): Promise<Hop[]> => db.query<Hop>(CARD_HOPS, [cardId]);

export const listChannels = (db: Queryable, nodeId: Id): Promise<ChannelTotals[]> => db.query<ChannelTotals>(CHANNELS, [nodeId]);

export const listContacts = (db: Queryable, nodeId: Id, limit: number): Promise<Contact[]> =>
  db.query<Contact>(CONTACTS, [nodeId, limit]);
