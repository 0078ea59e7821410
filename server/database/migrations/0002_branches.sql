create table branches (
  id bigint primary key,
  kind text not null check (kind in ('head-office', 'branch')),
  name text not null unique,
  city text not null,
  address text not null,
  phone text not null,
  hours jsonb not null,
  position integer not null
);

create unique index branches_one_head_office on branches (kind) where kind = 'head-office';
