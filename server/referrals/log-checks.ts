import { sql, type Statement } from '../database/database';
import { DEPTH_MAX } from './nodes';

/** What foreign keys would refuse, were they not left out where a hot row would have to be locked. */
const ROWS = sql(
  'chain.rows',
  `select format('%s %s names %s %s, which is not there', what, id, names, named) as difference from (
     select 'open' as what, o.id::text, 'node' as names, o.node_id::text as named from opens o left join nodes n on n.id = o.node_id where n.id is null
     union all select 'open', o.id::text, 'member', o.member_id::text from opens o left join members m on m.id = o.member_id
       where o.member_id is not null and m.id is null
     union all select 'intent', i.id::text, 'node', i.node_id::text from intents i left join nodes n on n.id = i.node_id where n.id is null
     union all select 'intent', i.id::text, 'snapshot', i.snapshot_id::text from intents i left join card_snapshots s on s.id = i.snapshot_id
       where s.id is null
     union all select 'node', n.id::text, 'member', n.member_id::text from nodes n left join members m on m.id = n.member_id where m.id is null
     union all select 'node', n.id::text, 'card', n.card_id::text from nodes n left join cards c on c.id = n.card_id where c.id is null
     union all select 'node', n.id::text, 'node', n.parent_id::text from nodes n left join nodes p on p.id = n.parent_id
       where n.parent_id is not null and p.id is null
     union all select 'waiting open', w.open_id::text, 'open', w.open_id::text from waiting_opens w left join opens o on o.id = w.open_id where o.id is null
   ) missing order by what, id limit 1`,
);

const PATHS = sql(
  'chain.paths',
  `select format('node %s under %s stands at %s, card %s, root %s; its parent at %s, card %s, root %s', n.id, p.id, n.path, n.card_id, n.root_id,
     p.path, p.card_id, p.root_id) as difference
   from nodes n join nodes p on p.id = n.parent_id
   where n.path <> p.path || n.id or n.card_id <> p.card_id or n.root_id <> p.root_id or n.depth <> p.depth + 1 order by n.id limit 1`,
);

const ONCE_ON_A_PATH = sql(
  'chain.once_on_a_path',
  `select format('node %s: member %s stands %s times on the way to it', n.id, a.member_id, count(*)) as difference
   from nodes n cross join lateral unnest(n.path) above join nodes a on a.id = above
   group by n.id, a.member_id having count(*) > 1 order by n.id limit 1`,
);

const JOINS = sql(
  'chain.joins',
  `select format('open %s of %s by the code of %s continues %s of %s by the code of %s', j.open_id, coalesce(o.member_id::text, 'nobody'),
     coalesce(o.node_id::text, 'nothing'), j.continues, coalesce(c.member_id::text, 'nobody'), coalesce(c.node_id::text, 'nothing')) as difference
   from joins j left join opens o on o.id = j.open_id left join opens c on c.id = j.continues
   where o.member_id is null or c.id is null or c.member_id is not null
     or (o.node_id, o.channel) is distinct from (c.node_id, c.channel) or c.opened_at > o.opened_at
   order by j.open_id limit 1`,
);

/** The version of the rules that was in force, and known, at an instant. */
const IN_FORCE = (at: string): string => `cross join lateral (
     select version, content from attribution_rules where effective_at <= ${at} and (saved_at <= ${at} or version = 1)
     order by effective_at desc, version desc limit 1) r`;

/**
 * First touch: who a member's first place is under, and by which channel. Where the chain is full, they have none there, and the open says
 * who it was. What a process of an earlier version bound names no channel.
 */
const BINDINGS = sql(
  'chain.bindings',
  `select format('member %s is bound to %s, and came first by %s', coalesce(b.member_id, f.member_id),
     coalesce(b.node_id || coalesce(' by ' || b.channel, ''), 'nothing'), coalesce(f.parent_id || ' by ' || f.channel, 'nobody while they were new')) as difference
   from bindings b full join (
     select first.member_id, first.parent_id, first.channel, first.arrived_at
     from (select distinct on (member_id) member_id, parent_id, channel, arrived_at from nodes order by member_id, id) first
     join members m on m.id = first.member_id ${IN_FORCE('first.arrived_at')}
     where first.parent_id is not null and m.joined_at > first.arrived_at - make_interval(mins => (r.content->>'newMemberMinutes')::integer)
   ) f on f.member_id = b.member_id
   where (b.node_id, coalesce(b.channel, f.channel), b.bound_at) is distinct from (f.parent_id, f.channel, f.arrived_at) and not (b.member_id is not null and exists (
     select from nodes n join opens o on o.node_id = n.id
     where n.id = b.node_id and n.depth = ${DEPTH_MAX} and o.member_id = b.member_id and o.opened_at = b.bound_at and o.channel = coalesce(b.channel, o.channel)
       and not exists (select from nodes own where own.member_id = b.member_id and own.arrived_at < b.bound_at)))
   order by 1 limit 1`,
);

/** Last touch, within the window of the rules a conversion names. */
const CONVERSIONS = sql(
  'chain.conversions',
  `select format('conversion %s (%s %s) is credited to %s, the code opened last was of %s', c.id, c.kind, c.reference,
     coalesce(c.node_id::text, 'nobody'), coalesce(o.node_id::text, 'nobody')) as difference
   from conversions c join attribution_rules r on r.version = c.rules_version
   left join lateral (
     select o.node_id from opens o join nodes n on n.id = o.node_id
     where o.member_id = c.member_id and n.card_id = c.card_id and o.opened_at <= c.converted_at
       and o.opened_at > c.converted_at - make_interval(days => (r.content->>'conversionDays')::integer)
     order by o.opened_at desc, o.id limit 1
   ) o on true
   where c.node_id is distinct from o.node_id order by c.id limit 1`,
);

const VERSIONS = sql(
  'chain.versions',
  `select format('%s %s was decided by version %s of the rules, which there is not', what, id, version) as difference from (
     select 'the binding of member' as what, member_id as id, rules_version as version from bindings
     union all select 'conversion', id, rules_version from conversions
   ) d where not exists (select from attribution_rules r where r.version = d.version) order by what, id limit 1`,
);

/** What must hold of the log itself, and of what was decided by it once and is never rewritten. */
export const LOG_CHECKS: readonly { rule: string; find: Statement }[] = [
  { rule: 'Whatever the log names is there.', find: ROWS },
  { rule: 'A path is the path of the parent and the node itself, in one tree of one card.', find: PATHS },
  { rule: 'A path holds no member twice.', find: ONCE_ON_A_PATH },
  { rule: "A member's open continues a stranger's by the same code.", find: JOINS },
  { rule: 'Bindings and conversions name rules that there are.', find: VERSIONS },
  { rule: 'A new member is bound to the first node whose code brought them, and nobody else is.', find: BINDINGS },
  { rule: 'A conversion is credited to the code opened last within the window.', find: CONVERSIONS },
];
