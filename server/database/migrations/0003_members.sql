create table members (
  id bigint primary key,
  openid text not null unique,
  name text,
  branch_id bigint references branches,
  joined_at timestamptz not null
);

-- A token is opaque and rests as its SHA-256 only; revoking is a date, so that the row still explains the log.
create table sessions (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  member_id bigint not null references members,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_of_member on sessions (member_id);
create index sessions_by_end on sessions (expires_at);

create table staff (
  member_id bigint primary key references members,
  branch_id bigint not null references branches,
  title text not null
);

create table consents (
  id bigint primary key,
  member_id bigint not null references members,
  document text not null,
  version text not null,
  decision text not null check (decision in ('agreed', 'refused')),
  decided_at timestamptz not null
);
create index consents_of_member on consents (member_id, document, id desc);
create trigger consents_append_only before update or delete on consents for each row execute function refuse_change();
