-- Processes of before fold on until this is through: whatever they add while the log is counted would be in neither count.
lock table totals, channel_totals, hour_totals in share row exclusive mode;

-- What comes by a node's own codes is one row by hour and channel. Its first hop, its hours and its channels were a row each in three
-- tables, written with every delta (docs/decisions/0013); now they are views. Of whole trees nobody asked for the hours.
create table own_totals (
  node_id bigint not null,
  hour timestamptz not null,
  channel text,                           -- of the code; null where there is none
  intents bigint not null default 0,
  opens bigint not null default 0,
  anonymous bigint not null default 0,
  nodes bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  delay_seconds bigint not null default 0,
  unique nulls not distinct (node_id, hour, channel)
) with (fillfactor = 80);

-- Counted from the log, less what waits to be folded.
insert into own_totals
  select node_id, date_bin('1 hour', at, 'epoch') as hour, channel, sum(intents), sum(opens), sum(anonymous), sum(nodes), sum(members),
    sum(conversions), sum(delay_seconds)
  from (
    select node_id, channel, intended_at as at, 1 as intents, 0 as opens, 0 as anonymous, 0 as nodes, 0 as members, 0 as conversions, 0 as delay_seconds
      from intents
    union all select o.node_id, o.channel, o.opened_at, 0, (j.open_id is null)::integer, (o.member_id is null and c.continues is null)::integer, 0, 0, 0, 0
      from opens o left join joins j on j.open_id = o.id left join joins c on c.continues = o.id
    union all select n.parent_id, n.channel, n.arrived_at, 0, 0, 0, 1, 0, 0, greatest(0, round(extract(epoch from n.arrived_at - p.arrived_at)))
      from nodes n join nodes p on p.id = n.parent_id
    union all select node_id, channel, bound_at, 0, 0, 0, 0, 1, 0, 0 from bindings
    union all select node_id, null, converted_at, 0, 0, 0, 0, 0, 1, 0 from conversions where node_id is not null
    union all select c.node_id, null, r.reversed_at, 0, 0, 0, 0, 0, -1, 0
      from conversion_reversals r join conversions c using (kind, reference) where c.node_id is not null
    union all select node_id, channel, happened_at, -intents, -opens, -anonymous, -nodes, -members, -conversions, -delay_seconds from deltas
  ) log group by 1, 2, 3;

drop table channel_totals, hour_totals;

-- From the second hop on a row a hop, written for every ancestor.
alter table totals rename to deep_totals;
alter table deep_totals rename constraint totals_pkey to deep_totals_pkey;
delete from deep_totals where depth = 1;
alter table deep_totals drop constraint totals_depth_check, add check (depth >= 2);

-- Counts below a node by relative depth: 1 is what came by the node's own codes.
create view totals as
  select node_id, depth, intents, opens, anonymous, nodes, members, conversions, delay_seconds from deep_totals
  union all
  select node_id, 1, sum(intents)::bigint, sum(opens)::bigint, sum(anonymous)::bigint, sum(nodes)::bigint, sum(members)::bigint,
    sum(conversions)::bigint, sum(delay_seconds)::bigint
  from own_totals group by node_id;
create view channel_totals as
  select node_id, channel, sum(intents)::bigint as intents, sum(opens)::bigint as opens, sum(anonymous)::bigint as anonymous,
    sum(nodes)::bigint as nodes, sum(members)::bigint as members, sum(conversions)::bigint as conversions, sum(delay_seconds)::bigint as delay_seconds
  from own_totals where channel is not null group by node_id, channel;
create view hour_totals as
  select node_id, hour, sum(intents)::bigint as intents, sum(opens)::bigint as opens, sum(anonymous)::bigint as anonymous,
    sum(nodes)::bigint as nodes, sum(members)::bigint as members, sum(conversions)::bigint as conversions, sum(delay_seconds)::bigint as delay_seconds
  from own_totals group by node_id, hour;
