-- A node is a member's place under a card: whom it came from and so what it hands on. Written once. `path` is the way
-- from the root to the node itself; its parts were all written before it, so a cycle cannot be said.
create table nodes (
  id bigint primary key,
  card_id bigint not null references cards,
  root_id bigint not null,
  parent_id bigint references nodes,
  depth integer not null check (depth between 0 and 512),
  path bigint[] not null,
  member_id bigint not null references members,
  channel text check (channel in ('chat', 'timeline', 'poster', 'link')),
  arrived_at timestamptz not null,
  unique (parent_id, member_id),
  check ((parent_id is null) = (depth = 0)),
  check ((parent_id is null) = (channel is null)),
  check (cardinality(path) = depth + 1 and path[1] = root_id and path[depth + 1] = id),
  check (depth = 0 or path[depth] = parent_id)
);
create unique index nodes_one_root on nodes (card_id, member_id) where parent_id is null;
create index nodes_of_parent on nodes (parent_id, id desc);
create index nodes_of_member on nodes (member_id, card_id, id desc);
create trigger nodes_append_only before update or delete on nodes for each row execute function refuse_change();

-- The share sheet was opened; WeChat never says whether anything was sent.
create table intents (
  id uuid primary key,
  node_id bigint not null references nodes,
  channel text not null,
  snapshot_id bigint not null references card_snapshots,
  intended_at timestamptz not null
);
create index intents_of_node on intents (node_id, intended_at desc);
create trigger intents_append_only before update or delete on intents for each row execute function refuse_change();

-- Somebody arrived by a node's code. `joins` names the anonymous open this one is inferred to continue (1154 → 1155);
-- an anonymous open is continued at most once, and the pair counts as one open.
create table opens (
  id uuid primary key,
  node_id bigint not null references nodes,
  member_id bigint references members,
  channel text not null,
  scene integer,
  joins uuid unique references opens,
  opened_at timestamptz not null,
  check (joins is null or member_id is not null)
);
create index opens_of_node on opens (node_id, opened_at desc);
create index opens_of_member on opens (member_id, opened_at desc) where member_id is not null;
create trigger opens_append_only before update or delete on opens for each row execute function refuse_change();

-- Anonymous opens that may still be joined. The trace is an HMAC of a coarse device and a truncated network, and is
-- forgotten with the row after half an hour.
create table waiting_opens (
  open_id uuid primary key references opens,
  node_id bigint not null,
  channel text not null,
  trace bytea not null,
  opened_at timestamptz not null
);
create index waiting_opens_by_trace on waiting_opens (node_id, channel, trace, opened_at desc);
create index waiting_opens_by_age on waiting_opens (opened_at);

-- The node that brought a new member. First touch, written once.
create table bindings (
  member_id bigint primary key references members,
  node_id bigint not null references nodes,
  bound_at timestamptz not null
);
create trigger bindings_append_only before update or delete on bindings for each row execute function refuse_change();

-- A later, meaningful action of an opener. `node_id` is the node credited, null when nobody brought them.
create table conversions (
  id bigint primary key,
  kind text not null check (kind in ('appointment', 'application')),
  reference bigint not null,
  card_id bigint not null references cards,
  member_id bigint not null references members,
  node_id bigint references nodes,
  converted_at timestamptz not null,
  unique (kind, reference)
);
create trigger conversions_append_only before update or delete on conversions
  for each row execute function refuse_change();

-- The member stopped sharing: codes of an earlier generation are no good any more.
create table revocations (
  node_id bigint not null references nodes,
  generation integer not null check (generation between 1 and 16),
  revoked_at timestamptz not null,
  primary key (node_id, generation)
);
create trigger revocations_append_only before update or delete on revocations
  for each row execute function refuse_change();

-- What is still to be added to the totals. A delta is deleted in the transaction that adds it: exactly once.
create table deltas (
  id bigint generated always as identity primary key,
  node_id bigint not null,
  opens integer not null default 0,
  anonymous integer not null default 0,
  members integer not null default 0,
  conversions integer not null default 0
);

-- Counts below a node by relative depth: 1 is who opened the node's own code.
create table totals (
  node_id bigint not null,
  depth integer not null check (depth >= 1),
  opens bigint not null default 0,
  anonymous bigint not null default 0,
  members bigint not null default 0,
  conversions bigint not null default 0,
  primary key (node_id, depth)
);
