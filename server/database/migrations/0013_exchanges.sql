-- Ours ↔ credit-card points. pending → done | refused. `in`: the card side gives first, then we earn a lot. `out`: ours are
-- held, the card side receives, then the hold is settled; a refusal releases it. An outcome nobody knows stays pending and is
-- asked for again, with the same id, until it is known.
create table exchanges (
  id bigint primary key,
  member_id bigint not null references members,
  key uuid not null,
  direction text not null check (direction in ('in', 'out')),
  given bigint not null check (given > 0),
  received bigint not null check (received > 0),
  rules_version integer not null,
  state text not null check (state in ('pending', 'done', 'refused')),
  reason text,
  their_id text,
  attempts integer not null default 0,
  ask_at timestamptz,
  started_on date not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  unique (member_id, key),
  check ((state = 'pending') = (ended_at is null))
);
create index exchanges_of_member on exchanges (member_id, id desc);
create index exchanges_of_day on exchanges (member_id, started_on) where state <> 'refused';
create index exchanges_to_ask on exchanges (ask_at) where state = 'pending';
