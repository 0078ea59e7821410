create table cards (
  id bigint primary key,
  key text not null unique,
  class text not null check (class in ('wealth', 'deposit', 'loan', 'credit-card', 'fund', 'insurance')),
  status text not null default 'draft' check (status in ('draft', 'on-shelf', 'off-shelf')),
  featured_rank integer,
  is_demonstration boolean not null,
  snapshot_id bigint,
  check (status = 'draft' or snapshot_id is not null)
);
create index cards_on_shelf on cards (class, id) where status = 'on-shelf';

-- What the marketer is writing. The page never shows it.
create table card_drafts (
  card_id bigint primary key references cards,
  content jsonb not null,
  share_scope text not null check (share_scope in ('none', 'chat', 'all')),
  content_hash bytea not null,
  author_id bigint not null references members,
  saved_at timestamptz not null
);

-- What compliance approved, to the letter. Four eyes: nobody approves their own text.
create table card_snapshots (
  id bigint primary key,
  card_id bigint not null references cards,
  version integer not null,
  content jsonb not null,
  share_scope text not null check (share_scope in ('none', 'chat', 'all')),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  author_id bigint not null references members,
  approver_id bigint not null references members,
  approval_number text not null unique,
  approved_at timestamptz not null,
  unique (card_id, version),
  check (author_id <> approver_id)
);
create trigger card_snapshots_append_only before update or delete on card_snapshots
  for each row execute function refuse_change();

alter table cards add constraint cards_snapshot foreign key (snapshot_id) references card_snapshots;
