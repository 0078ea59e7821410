-- The chain at the size of Moments (docs/decisions/0011). What is written with every open waits for no row that strangers share:
-- checking a foreign key locks the row it names, and everybody names the node of a hot sharer and the card. What the keys
-- would refuse, `referrals rebuild --verify` finds.
alter table nodes drop constraint nodes_card_id_fkey, drop constraint nodes_parent_id_fkey, drop constraint nodes_member_id_fkey;
alter table opens drop constraint opens_node_id_fkey, drop constraint opens_member_id_fkey;
alter table intents drop constraint intents_node_id_fkey, drop constraint intents_snapshot_id_fkey;
alter table waiting_opens drop constraint waiting_opens_open_id_fkey;
alter table bindings drop constraint bindings_node_id_fkey, drop constraint bindings_member_id_fkey;

-- An open is written before anybody knows what it continues, so that its id decides alone whether it happened.
create table joins (
  open_id uuid primary key,        -- the member's open
  continues uuid not null unique,  -- the anonymous one: the pair counts as one
  joined_at timestamptz not null
);
insert into joins select id, joins, opened_at from opens where joins is not null;
create trigger joins_append_only before update or delete on joins for each row execute function refuse_change();
alter table opens drop column joins;

-- How long an event waited on the phone before it was heard, as the phone says, bounded. `opened_at` and `intended_at` are the
-- server's: every rule reads those. A curve over time may subtract it.
alter table opens add column late_seconds integer not null default 0 check (late_seconds between 0 and 259200);
alter table intents add column late_seconds integer not null default 0 check (late_seconds between 0 and 259200);

-- By what phone and from what neighbourhood a place was taken: 64 bits of an HMAC each, for the fraud room, forgotten after 30 days.
create table arrival_traces (
  node_id bigint primary key,
  device bigint not null,
  network bigint not null,
  arrived_at timestamptz not null
);
create index arrival_traces_by_age on arrival_traces (arrived_at);

-- What is still to be added, with what it is added to: a delta names the node whose code it came by.
drop table deltas;
create table deltas (
  id bigint generated always as identity primary key,
  node_id bigint not null,
  channel text,                           -- of the code; null where there is none
  happened_at timestamptz not null,
  intents integer not null default 0,
  opens integer not null default 0,
  anonymous integer not null default 0,   -- opens of strangers not joined to a member
  nodes integer not null default 0,       -- places taken
  members integer not null default 0,     -- new members bound to the node
  conversions integer not null default 0, -- one less for a reversed one
  delay_seconds bigint not null default 0, -- from the sharer's arrival to the newcomer's, over the places taken
  waiting_since timestamptz not null default now() -- by the clock of the database: how far the totals are behind
) with (
  -- Every row is soon dead, so there is always something to clear and never anything to wait for. The end of the file is left
  -- alone: cutting it off would keep writers waiting.
  autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_threshold = -1, vacuum_truncate = off
);

-- Counts below a node by relative depth: 1 is what came by the node's own codes.
drop table totals;
create table totals (
  node_id bigint not null,
  depth integer not null check (depth >= 1),
  intents bigint not null default 0,
  opens bigint not null default 0,
  anonymous bigint not null default 0,
  nodes bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  delay_seconds bigint not null default 0,
  primary key (node_id, depth)
) with (fillfactor = 80);

-- By the channel of the code, for what came by the node's own codes.
create table channel_totals (
  node_id bigint not null,
  channel text not null,
  intents bigint not null default 0,
  opens bigint not null default 0,
  anonymous bigint not null default 0,
  nodes bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  delay_seconds bigint not null default 0,
  primary key (node_id, channel)
) with (fillfactor = 80);

-- By the hour, for what came by the node's own codes and, at a root, for its whole tree (`is_tree`).
create table hour_totals (
  node_id bigint not null,
  is_tree boolean not null,
  hour timestamptz not null,
  intents bigint not null default 0,
  opens bigint not null default 0,
  anonymous bigint not null default 0,
  nodes bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  delay_seconds bigint not null default 0,
  primary key (node_id, is_tree, hour)
) with (fillfactor = 80);

-- What a member brought by their own codes, on one board: a card's, or the branch's they work in.
create table sharer_totals (
  board text not null check (board in ('card', 'branch')),
  board_id bigint not null,
  member_id bigint not null,
  opens bigint not null default 0,
  nodes bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  primary key (board, board_id, member_id)
) with (fillfactor = 80);

-- The first hundred of a board by one measure, kept while totals are folded: nothing is sorted to read them. The measures
-- are those that never fall, so whoever is not among them was never above the last of them.
create table leaders (
  board text not null,
  board_id bigint not null,
  measure text not null check (measure in ('opens', 'nodes', 'members')),
  member_id bigint not null,
  score bigint not null,
  primary key (board, board_id, measure, member_id)
) with (fillfactor = 50);

-- Who changes branch takes along what they brought: the boards of branches are those of the staff there now. It waits for the
-- fold and keeps the next one waiting, so that neither counts by a branch the other does not know.
create function seat_staff() returns trigger language plpgsql as $$
declare
  left_id bigint := case when tg_op <> 'INSERT' then old.branch_id end;
  taken_id bigint := case when tg_op <> 'DELETE' then new.branch_id end;
begin
  if left_id is not distinct from taken_id then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('fold', 0));
  delete from sharer_totals where board = 'branch' and board_id = left_id and member_id = old.member_id;
  if taken_id is not null then
    insert into sharer_totals (board, board_id, member_id, opens, nodes, members, conversions)
      select 'branch', taken_id, member_id, sum(opens), sum(nodes), sum(members), sum(conversions)
      from sharer_totals where board = 'card' and member_id = new.member_id
        and board_id in (select card_id from nodes where member_id = new.member_id) group by member_id;
  end if;
  delete from leaders where board = 'branch' and board_id in (left_id, taken_id);
  insert into leaders (board, board_id, measure, member_id, score)
    select board, board_id, measure, member_id, score from (
      select s.board, s.board_id, m.measure, s.member_id, m.score,
        row_number() over (partition by s.board_id, m.measure order by m.score desc, s.member_id) as place
      from sharer_totals s cross join lateral (values ('opens', s.opens), ('nodes', s.nodes), ('members', s.members)) m (measure, score)
      where s.board = 'branch' and s.board_id in (left_id, taken_id) and m.score > 0
    ) placed where place <= 100;
  return null;
end $$;
create trigger staff_seated after insert or update of branch_id or delete on staff for each row execute function seat_staff();

-- Everything that happened so far is folded again, from the log.
insert into deltas (node_id, channel, happened_at, intents)
  select node_id, channel, intended_at, 1 from intents;
insert into deltas (node_id, channel, happened_at, opens, anonymous)
  select o.node_id, o.channel, o.opened_at, (j.open_id is null)::int, (o.member_id is null and c.continues is null)::int
  from opens o left join joins j on j.open_id = o.id left join joins c on c.continues = o.id;
insert into deltas (node_id, channel, happened_at, nodes, delay_seconds)
  select n.parent_id, n.channel, n.arrived_at, 1, greatest(0, round(extract(epoch from n.arrived_at - p.arrived_at)))
  from nodes n join nodes p on p.id = n.parent_id;
insert into deltas (node_id, happened_at, members) select node_id, bound_at, 1 from bindings;
insert into deltas (node_id, happened_at, conversions) select node_id, converted_at, 1 from conversions where node_id is not null;
