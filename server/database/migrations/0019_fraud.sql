-- Staff with the risk role review what the fraud room noticed.
alter table staff drop constraint if exists staff_roles_check;
alter table staff add constraint staff_roles_check check (roles <@ array['finance', 'marketing', 'risk']);

-- Which members came from which phone and neighbourhood in the last 30 days: `arrival_traces` by person, kept by the scan, so that
-- taking a place pays for none of these indexes.
create table fraud_sightings (
  network bigint not null,
  device bigint not null,
  member_id bigint not null,
  seen_at timestamptz not null,
  primary key (network, device, member_id)
);
create index fraud_sightings_of_member on fraud_sightings (member_id, seen_at desc);
create index fraud_sightings_by_age on fraud_sightings (seen_at);

-- How far the scan has looked. One row, held by the process that looks: others find it taken and leave.
create table fraud_scan (
  is_only boolean primary key default true check (is_only),
  arrived_at timestamptz not null,
  node_id bigint not null
);
insert into fraud_scan (arrived_at, node_id) values ('-infinity', 0);

-- Something a rule noticed: about whom, by what version of the rules, and the figures it was decided by. It holds no trace: those
-- are forgotten and this is not. Open until it has a review.
create table fraud_signals (
  id bigint primary key,
  kind text not null check (kind in ('second-account', 'device-ring', 'network-ring', 'burst', 'impossible-speed', 'loop')),
  rules_version integer not null,
  sharer_id bigint not null,
  opener_id bigint,               -- null where it is about all who came by the sharer
  window_start timestamptz not null,
  figures jsonb not null,
  node_ids bigint[] not null check (cardinality(node_ids) between 0 and 50),
  raised_at timestamptz not null
);
-- Twice is once: the facts of one window raise one signal, and none again after it was decided.
create unique index fraud_signals_once on fraud_signals (kind, sharer_id, coalesce(opener_id, 0), window_start);
create index fraud_signals_of_sharer on fraud_signals (sharer_id);
create index fraud_signals_of_opener on fraud_signals (opener_id) where opener_id is not null;
create trigger fraud_signals_append_only before update or delete on fraud_signals for each row execute function refuse_change();

-- What became of a signal. Decided once, by whom and why.
create table fraud_reviews (
  signal_id bigint primary key references fraud_signals,
  key uuid not null unique,       -- made by the client: pressed twice is decided once
  decision text not null check (decision in ('released', 'voided')),
  reason text not null check (char_length(reason) between 1 and 200),
  reviewer_id bigint not null,
  decided_at timestamptz not null
);
create trigger fraud_reviews_append_only before update or delete on fraud_reviews for each row execute function refuse_change();
