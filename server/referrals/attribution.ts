import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import { findAttributionVersion } from './attribution-rules';
import type { Conversion } from './conversions';

export interface Binding {
  memberId: Id;
  nodeId: Id;
  sharerId: Id;
  rulesVersion: number;
  boundAt: Date;
}

export interface Attribution {
  bindings: Binding[];
  conversions: Conversion[];
}

export interface AsOf {
  /** What happened later is not told of: a conversion that was reversed after it still stands. */
  at: Date;
  /** As these rules would have said; as it was decided unless it is told. */
  version?: number;
}

const BINDINGS = sql(
  'attribution.bindings',
  `select b.member_id as "memberId", b.node_id as "nodeId", n.member_id as "sharerId", b.rules_version as "rulesVersion", b.bound_at as "boundAt"
   from bindings b join nodes n on n.id = b.node_id where b.bound_at <= $1 order by b.bound_at, b.member_id`,
);
/** The first open by a code, of a member who stood nowhere before it and had just joined. */
const BINDINGS_UNDER = sql(
  'attribution.bindings_under',
  `select m.id as "memberId", o.node_id as "nodeId", n.member_id as "sharerId", $2::integer as "rulesVersion", o.opened_at as "boundAt"
   from members m
   cross join lateral (select node_id, opened_at from opens where member_id = m.id order by opened_at, id limit 1) o
   join nodes n on n.id = o.node_id
   where o.opened_at <= $1 and m.joined_at > o.opened_at - make_interval(mins => $3)
     and not exists (select from nodes p where p.member_id = m.id and p.arrived_at < o.opened_at)
   order by o.opened_at, m.id`,
);
const CONVERSION = `c.id, c.kind, c.reference, c.card_id as "cardId", k.class as "cardClass", c.member_id as "memberId",
  n.id as "nodeId", n.member_id as "sharerId", c.converted_at as "convertedAt", r.reversed_at as "reversedAt"`;
const REVERSED = `left join conversion_reversals r on r.kind = c.kind and r.reference = c.reference and r.reversed_at <= $1`;
const CONVERSIONS = sql(
  'attribution.conversions',
  `select ${CONVERSION}, c.rules_version as "rulesVersion"
   from conversions c join cards k on k.id = c.card_id left join nodes n on n.id = c.node_id ${REVERSED}
   where c.converted_at <= $1 order by c.converted_at, c.id`,
);
const CONVERSIONS_UNDER = sql(
  'attribution.conversions_under',
  `select ${CONVERSION}, $2::integer as "rulesVersion"
   from conversions c join cards k on k.id = c.card_id
   left join lateral (
     select n.id, n.member_id from opens o join nodes n on n.id = o.node_id
     where o.member_id = c.member_id and n.card_id = c.card_id
       and o.opened_at <= c.converted_at and o.opened_at > c.converted_at - make_interval(secs => $3::integer * 86400)
     order by o.opened_at desc, o.id limit 1
   ) n on true ${REVERSED}
   where c.converted_at <= $1 order by c.converted_at, c.id`,
);

/** Of one kind and class, the newest so many since an instant. */
const NEWEST = sql(
  'attribution.newest_conversions',
  `select * from (
     select ${CONVERSION}, c.rules_version as "rulesVersion"
     from conversions c join cards k on k.id = c.card_id left join nodes n on n.id = c.node_id ${REVERSED}
     where c.kind = $2 and k.class = $3 and c.converted_at > $4 and c.converted_at <= $1 order by c.converted_at desc, c.id desc limit $5
   ) newest order by "convertedAt", id`,
);

/** Every conversion up to an instant, with whom it is credited to, in the order in which they happened. */
export const listConversions = async (db: Queryable, { at, version }: AsOf): Promise<Conversion[]> => {
  if (version === undefined) return db.query<Conversion>(CONVERSIONS, [at]);
  const found = await findAttributionVersion(db, version);
  return found ? db.query<Conversion>(CONVERSIONS_UNDER, [at, version, found.rules.conversionDays]) : [];
};

interface NewestConversions extends Pick<Conversion, 'kind' | 'cardClass'> {
  at: Date;
  since: Date;
  max: number;
}

/** The newest conversions of one kind and class, with whom they are credited to, in the order in which they happened. */
export const listNewestConversions = (db: Queryable, { at, kind, cardClass, since, max }: NewestConversions): Promise<Conversion[]> =>
  db.query<Conversion>(NEWEST, [at, kind, cardClass, since, max]);

/** Every new member up to an instant who was brought by somebody. */
export const listBindings = async (db: Queryable, { at, version }: AsOf): Promise<Binding[]> => {
  if (version === undefined) return db.query<Binding>(BINDINGS, [at]);
  const found = await findAttributionVersion(db, version);
  return found ? db.query<Binding>(BINDINGS_UNDER, [at, version, found.rules.newMemberMinutes]) : [];
};

/** What was attributed to whom as of an instant, or what another version of the rules would have said, from the log. */
export const attributionAsOf = async (db: Queryable, asOf: AsOf): Promise<Attribution> => ({
  bindings: await listBindings(db, asOf),
  conversions: await listConversions(db, asOf),
});
