-- A name and a number to call back on are sealed (AES-256-GCM); whoever reads the table reads neither.
create table applications (
  id bigint primary key,
  member_id bigint not null references members,
  key uuid not null,
  action text not null check (action in ('appointment', 'application')),
  card_id bigint not null references cards,
  snapshot_id bigint not null references card_snapshots,
  branch_id bigint not null references branches,
  contact_sealed bytea not null,
  visit_on date not null,
  visit_period text not null check (visit_period in ('morning', 'afternoon')),
  applied_at timestamptz not null,
  unique (member_id, key)
);
create index applications_of_member on applications (member_id, id desc);
create trigger applications_append_only before update or delete on applications
  for each row execute function refuse_change();
